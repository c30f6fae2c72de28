package dev.vaultline.pipeline.point;

import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointStatistics;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.pipeline.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What people ask about a recovery point.
 *
 * @param createdAt the instant whose state it holds
 * @param retainUntil no policy removes it before
 * @param diskSizes in bytes, by number
 */
public record PointSummary(
    ItemId item,
    PointId id,
    Instant createdAt,
    Consistency consistency,
    Tier tier,
    Optional<Instant> retainUntil,
    List<Long> diskSizes,
    PointStatistics statistics) {
  public PointSummary {
    diskSizes = List.copyOf(diskSizes);
  }

  /** That of a recovery point in the vault. */
  public static PointSummary of(RecoveryPoint point, Tier tier) {
    return new PointSummary(
        point.item(),
        point.id(),
        point.facts().createdAt(),
        point.facts().consistency(),
        tier,
        point.facts().retainUntil(),
        point.disks().stream().map(disk -> disk.identity().size()).toList(),
        point.statistics());
  }

  /** The same in another tier. */
  PointSummary in(Tier other) {
    return new PointSummary(
        item, id, createdAt, consistency, other, retainUntil, diskSizes, statistics);
  }

  /** That of a snapshot which was not transferred to the vault. */
  static PointSummary of(Snapshot snapshot) {
    return new PointSummary(
        snapshot.item(),
        snapshot.run(),
        snapshot.takenAt(),
        snapshot.consistency(),
        Tier.SNAPSHOT,
        Optional.empty(),
        snapshot.disks().stream().map(disk -> disk.identity().size()).toList(),
        PointStatistics.NONE);
  }
}
