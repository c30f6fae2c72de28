package dev.vaultline.pipeline.point;

import dev.vaultline.engine.point.ItemId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How an item stands, in one row, so that a look at all items need not read all recovery points.
 *
 * @param newest the instant whose state its newest recovery point holds
 * @param points how many recovery points it has
 * @param storedBytes by the backups that made these; what older, expired ones stored and these
 *     still need is not in it
 * @param snapshots of each of its disks that the platform holds
 */
public record ItemStanding(
    ItemId item, Optional<Instant> newest, int points, long storedBytes, int snapshots) {

  static ItemStanding of(ItemId item, List<PointSummary> inVault, int snapshots) {
    return new ItemStanding(
        item,
        inVault.stream().map(PointSummary::createdAt).max(Instant::compareTo),
        inVault.size(),
        inVault.stream().mapToLong(point -> point.statistics().stored()).sum(),
        snapshots);
  }

  /** The standing once a recovery point was added, before all are counted again. */
  ItemStanding with(PointSummary point) {
    if (newest.filter(known -> !point.createdAt().isAfter(known)).isPresent()) {
      return this;
    }
    return new ItemStanding(
        item,
        Optional.of(point.createdAt()),
        points + 1,
        storedBytes + point.statistics().stored(),
        snapshots);
  }
}
