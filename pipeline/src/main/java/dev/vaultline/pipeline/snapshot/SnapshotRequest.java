package dev.vaultline.pipeline.snapshot;

import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;

/**
 * Asks for a snapshot of an item.
 *
 * @param item which it is
 * @param run the run the snapshot is for; a repeated request of a run finds the snapshot it took
 * @param source what is to be taken
 * @param wanted how consistent the disks shall be; where the platform can't, it is less, with the
 *     reason
 */
public record SnapshotRequest(ItemId item, PointId run, ItemSource source, Consistency wanted) {}
