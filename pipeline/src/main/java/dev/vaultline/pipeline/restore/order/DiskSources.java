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

  DiskSources(SnapshotTier snapshots, DiskPlace place) {
    this.snapshots = snapshots;
    this.place = place;
  }

  /**
   * The snapshots to make the disks from, or nothing for each.
   *
   * @param ids of the snapshots that the recovery point was read from
   * @throws InvalidInputException when snapshots are asked for and not to be had
   */
  List<Optional<String>> of(List<String> ids, DiskOrigin from) {
    List<Optional<String>> none = ids.stream().map(id -> Optional.<String>empty()).toList();
    if (from == DiskOrigin.VAULT) {
      return none;
    }
    List<Optional<String>> sources = new ArrayList<>();
    for (String id : ids) {
      Optional<String> problem = problem(id);
      if (problem.isPresent() && from == DiskOrigin.SNAPSHOT) {
        throw new InvalidInputException(
            "to.from: " + problem.get() + "; restore from the vault instead");
      }
      if (problem.isPresent()) {
        return none;
      }
      sources.add(Optional.of(id));
    }
    return sources;
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
