package dev.vaultline.pipeline.restore.order;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.pipeline.target.SnapshotTier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides whether new disks are made from snapshots or from the vault: all of them alike. */
final class DiskSources {
  private final SnapshotTier snapshots;
  private final DiskPlace place;
  private final boolean inVault;

  /**
   * @param inVault whether the vault has the recovery point
   */
  DiskSources(SnapshotTier snapshots, DiskPlace place, boolean inVault) {
    this.snapshots = snapshots;
    this.place = place;
    this.inVault = inVault;
  }

  /**
   * The snapshots to make the disks from, or nothing for each.
   *
   * @param ids of the snapshots that the recovery point was read from
   * @throws InvalidInputException when what is asked for is not to be had
   */
  List<Optional<String>> of(List<String> ids, DiskOrigin from) {
    List<Optional<String>> none = ids.stream().map(id -> Optional.<String>empty()).toList();
    if (from == DiskOrigin.VAULT) {
      requireVault();
      return none;
    }
    boolean required = from == DiskOrigin.SNAPSHOT || !inVault;
    List<Optional<String>> sources = new ArrayList<>();
    for (String id : ids) {
      Optional<String> problem = problem(id);
      if (problem.isPresent() && required) {
        throw new InvalidInputException(
            "to.from: "
                + problem.get()
                + (inVault
                    ? "; restore from the vault instead"
                    : ", and the vault has no copy; choose another recovery point"));
      }
      if (problem.isPresent()) {
        return none;
      }
      sources.add(Optional.of(id));
    }
    return sources;
  }

  private void requireVault() {
    if (!inVault) {
      throw new InvalidInputException(
          "to.from: the recovery point is not in the vault, for its transfer was skipped; restore"
              + " from its snapshot, or choose another recovery point");
    }
  }

  /** Disks can be made of a snapshot in its own region alone. */
  private Optional<String> problem(String id) {
    Optional<SnapshotTier.Held> held = snapshots.find(id);
    if (held.isEmpty()) {
      return Optional.of("the recovery point has no snapshot any more");
    }
    boolean near =
        held.get().region().equalsIgnoreCase(place.region())
            && held.get().subscription().equalsIgnoreCase(place.subscription());
    return near
        ? Optional.empty()
        : Optional.of(
            "its snapshot is in region "
                + held.get().region()
                + " of subscription "
                + held.get().subscription());
  }
}
