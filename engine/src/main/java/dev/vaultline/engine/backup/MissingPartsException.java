package dev.vaultline.engine.backup;

import dev.vaultline.engine.VaultlineException;
import dev.vaultline.engine.point.PointNames;
import java.util.List;

/** A run can't be committed before all its parts are transferred. */
public final class MissingPartsException extends VaultlineException {

  public MissingPartsException(PointNames run, List<PartId> missing) {
    super(
        Remedy.RETRY,
        "the backup run "
            + run
            + " can't be committed: its parts "
            + missing
            + " (disk-part) are not"
            + " transferred yet; transfer them, then commit again",
        null);
  }
}
