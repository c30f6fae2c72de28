package dev.vaultline.azure.disk;

import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.snapshot.DiskLocation;
import java.time.Instant;
import java.util.Map;

/**
 * A snapshot that was taken by Vaultline, as its metadata says.
 *
 * @param takenAt which is also what the service names it by
 */
record TaggedSnapshot(
    DiskLocation disk, ItemId item, PointId run, DiskIdentity identity, Instant takenAt) {
  static final String ITEM = "vaultlineitem";
  static final String RUN = "vaultlinerun";

  static Map<String, String> tags(ItemId item, PointId run) {
    return Map.of(ITEM, item.value(), RUN, run.value());
  }

  boolean isOf(ItemId item, PointId run) {
    return this.item.equals(item) && this.run.equals(run);
  }
}
