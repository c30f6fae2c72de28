package dev.vaultline.pipeline.backup;

import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Which snapshots of an item may go.
 *
 * @param points the item's recovery points: committed, or kept in the snapshot tier alone
 * @param base the newest committed one, empty when there is none: the next diff starts from its
 *     snapshot
 * @param live the runs that are under way
 * @param instantRestoreDays how long the others are kept
 */
record SnapshotRetention(
    Set<PointId> points, Set<PointId> base, Set<PointId> live, int instantRestoreDays) {

  /** The runs whose snapshots are not needed any more. */
  List<PointId> expired(List<Snapshot> snapshots, Instant now) {
    return snapshots.stream()
        .filter(snapshot -> !isNeeded(snapshot, now))
        .map(Snapshot::run)
        .toList();
  }

  private boolean isNeeded(Snapshot snapshot, Instant now) {
    Instant expiry = snapshot.takenAt().plus(Duration.ofDays(instantRestoreDays));
    return base.contains(snapshot.run())
        || live.contains(snapshot.run())
        || (points.contains(snapshot.run()) && expiry.isAfter(now));
  }
}
