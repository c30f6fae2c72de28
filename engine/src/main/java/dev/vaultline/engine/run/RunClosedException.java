package dev.vaultline.engine.run;

import dev.vaultline.engine.VaultlineException;
import dev.vaultline.engine.point.PointNames;

/** The run was committed or abandoned, or never began: a late message about it changes nothing. */
public final class RunClosedException extends VaultlineException {

  public RunClosedException(PointNames run, String state) {
    super(
        Remedy.STOP,
        "the backup run " + run + " " + state + "; nothing more can be transferred or committed",
        null);
  }
}
