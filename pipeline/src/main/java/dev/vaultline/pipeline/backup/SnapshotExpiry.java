package dev.vaultline.pipeline.backup;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.policy.ProtectionPolicy;
import dev.vaultline.pipeline.item.Claim;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.point.PointSummary;
import dev.vaultline.pipeline.policy.Policies;
import dev.vaultline.pipeline.snapshot.DiskLocation;
import dev.vaultline.pipeline.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Drops an item's snapshots that are past instant restore, and says so in the catalogue. */
public final class SnapshotExpiry {
  private final BackupDesk desk;
  private final Policies policies;

  public SnapshotExpiry(BackupDesk desk, Policies policies) {
    this.desk = desk;
    this.policies = policies;
  }

  /**
   * Drops what is not needed; aligns the catalogue with what is there then.
   *
   * <p>Backups of the item may go on meanwhile, so each thing is read before what vouches for it:
   * the catalogue and the snapshots first, then the claim of the run that may have taken the newest
   * of them, then the recovery points, of which that run's is one if it has ended since.
   */
  public void apply(ItemId id) {
    List<PointSummary> catalogued = desk.points().list(id);
    List<DiskLocation> disks = desk.items().require(id).disks();
    List<Snapshot> snapshots = desk.snapshots().list(id, disks);
    ItemRecord item = desk.items().require(id);
    List<RecoveryPoint> points = new RecoveryPoints(desk.vault().get()).list(id);
    List<PointId> expired = retention(item, points).expired(snapshots, desk.clock().instant());
    expired.forEach(run -> desk.snapshots().drop(id, run, disks));
    Set<PointId> left =
        snapshots.stream()
            .map(Snapshot::run)
            .filter(run -> !expired.contains(run))
            .collect(Collectors.toSet());
    desk.points().align(id, catalogued, points, left);
  }

  private SnapshotRetention retention(ItemRecord item, List<RecoveryPoint> points) {
    int days =
        item.policy()
            .flatMap(policies::find)
            .map(ProtectionPolicy::instantRestoreDays)
            .orElse(ProtectionPolicy.DEFAULT_INSTANT_RESTORE_DAYS);
    Optional<RecoveryPoint> newest =
        points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
    return new SnapshotRetention(
        points.stream().map(RecoveryPoint::id).collect(Collectors.toSet()),
        newest.map(point -> Set.of(point.id())).orElse(Set.of()),
        item.claim().map(Claim::run).map(Set::of).orElse(Set.of()),
        days);
  }
}
