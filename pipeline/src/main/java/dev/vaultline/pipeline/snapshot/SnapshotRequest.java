package dev.vaultline.pipeline.snapshot;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import java.util.List;

/**
 * Asks for a snapshot of all disks of an item.
 *
 * @param item whose disks they are
 * @param run the run the snapshot is for; a repeated request of a run finds the snapshot it took
 * @param disks in the order of their numbers, from 0 on
 */
public record SnapshotRequest(ItemId item, PointId run, List<DiskLocation> disks) {
  public SnapshotRequest {
    disks = List.copyOf(disks);
    if (disks.isEmpty()) {
      throw new InvalidInputException("item " + item + " has no disks; expected at least one");
    }
  }
}
