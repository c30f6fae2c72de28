package dev.vaultline.pipeline.snapshot;

import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import java.util.List;
import java.util.Optional;

/**
 * Takes, opens and drops the snapshots of a platform. Nothing here waits for the platform longer
 * than a request takes. Safe for use by many threads.
 */
public interface SnapshotService {

  /**
   * Takes a snapshot of all disks of an item, or finds the one that was taken for the same run.
   *
   * @throws dev.vaultline.engine.InvalidInputException when a disk is not there, naming it
   */
  SnapshotProgress take(SnapshotRequest request);

  /**
   * Opens the snapshot of a disk for reading.
   *
   * @param base the same disk as the parent recovery point holds it; empty when there is none. The
   *     source reports only changes since then where the platform's word on them can be trusted,
   *     and says so in its {@link DiskSource#coverage()}
   * @throws dev.vaultline.engine.InvalidInputException when the snapshot is not there
   */
  DiskSource open(DiskSnapshot snapshot, Optional<DiskIdentity> base);

  /**
   * The snapshots of an item's disks that were taken for runs of that item, oldest first. Those of
   * others and those made by hand are left out.
   */
  List<Snapshot> list(ItemId item, List<DiskLocation> disks);

  /**
   * Removes what is there of the snapshots taken for a run of an item; does nothing when there is
   * nothing.
   */
  void drop(ItemId item, PointId run, List<DiskLocation> disks);
}
