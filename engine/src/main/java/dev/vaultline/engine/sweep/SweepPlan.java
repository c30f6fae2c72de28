package dev.vaultline.engine.sweep;

import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.store.ObjectInfo;
import java.util.List;

/**
 * What a sweep is to delete, and why. Holds until the vault changes: execute it at once.
 *
 * @param expired deleted recovery points whose soft-delete days have passed
 * @param abandoned runs that have stored nothing for so long that they must be dead
 * @param garbage packs and left-overs of runs that nothing needs
 * @param spentMarks tombstones of points of which nothing is left
 * @param keptPacks how many packs stay
 * @param liveRuns how many runs are going on
 */
public record SweepPlan(
    List<PointNames> expired,
    List<PointNames> abandoned,
    List<ObjectInfo> garbage,
    List<ObjectInfo> spentMarks,
    int keptPacks,
    int liveRuns) {

  /** Bytes that the sweep frees. */
  public long bytes() {
    return garbage.stream().mapToLong(ObjectInfo::size).sum();
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return expired.isEmpty() && abandoned.isEmpty() && garbage.isEmpty() && spentMarks.isEmpty();
  }
}
