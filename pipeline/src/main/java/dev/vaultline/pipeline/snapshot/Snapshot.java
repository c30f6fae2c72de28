package dev.vaultline.pipeline.snapshot;

import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import java.time.Instant;
import java.util.List;

/**
 * The snapshots of all disks of an item, taken for one run.
 *
 * @param run the run they were taken for
 * @param takenAt the instant of the first of them
 * @param disks in the order of their numbers; in a listing, those that are still there
 */
public record Snapshot(
    ItemId item, PointId run, Instant takenAt, Consistency consistency, List<DiskSnapshot> disks) {
  public Snapshot {
    disks = List.copyOf(disks);
  }
}
