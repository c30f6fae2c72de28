package dev.vaultline.pipeline.backup;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.policy.ProtectionPolicy;
import dev.vaultline.pipeline.item.Claim;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.point.PointSummary;
import dev.vaultline.pipeline.point.Tier;
import dev.vaultline.pipeline.policy.Policies;
import dev.vaultline.pipeline.snapshot.ItemSource;
import dev.vaultline.pipeline.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
   * the catalogue and the snapshots first, then the claims of the runs that may have taken the
   * newest of them, then the catalogue and the recovery points, of which those runs' are some if
   * they ended since. Records that the catalogue knows are not read again: they never change.
   *
   * @param source of the item, whose snapshots these are
   */
  public void apply(ItemId id, ItemSource source) {
    List<PointSummary> catalogued = desk.points().list(id);
    List<Snapshot> snapshots = desk.snapshots().list(id, source);
    ItemRecord item = desk.items().require(id);
    Set<PointId> untransferred = untransferred(id);
    List<PointSummary> points = inVault(id, catalogued);
    List<PointId> expired =
        retention(item, untransferred, points).expired(snapshots, desk.clock().instant());
    expired.forEach(run -> desk.snapshots().drop(id, run, source));
    Set<PointId> left =
        snapshots.stream()
            .map(Snapshot::run)
            .filter(run -> !expired.contains(run))
            .collect(Collectors.toSet());
    desk.points().align(id, catalogued, points, left);
  }

  private List<PointSummary> inVault(ItemId id, List<PointSummary> catalogued) {
    Map<PointId, PointSummary> known =
        catalogued.stream()
            .filter(point -> point.tier() != Tier.SNAPSHOT)
            .collect(Collectors.toMap(PointSummary::id, point -> point));
    return new RecoveryPoints(desk.vault().get())
        .list(id, known, point -> PointSummary.of(point, Tier.VAULT));
  }

  /** Those that are kept in the snapshot tier alone. */
  private Set<PointId> untransferred(ItemId id) {
    return desk.points().list(id).stream()
        .filter(point -> point.tier() == Tier.SNAPSHOT)
        .map(PointSummary::id)
        .collect(Collectors.toSet());
  }

  private SnapshotRetention retention(
      ItemRecord item, Set<PointId> untransferred, List<PointSummary> points) {
    int days =
        item.policy()
            .flatMap(policies::find)
            .map(ProtectionPolicy::instantRestoreDays)
            .orElse(ProtectionPolicy.DEFAULT_INSTANT_RESTORE_DAYS);
    Optional<PointSummary> newest =
        points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
    return new SnapshotRetention(
        Stream.concat(points.stream().map(PointSummary::id), untransferred.stream())
            .collect(Collectors.toSet()),
        newest.map(point -> Set.of(point.id())).orElse(Set.of()),
        item.claims().stream().map(Claim::run).collect(Collectors.toSet()),
        days);
  }
}
