package dev.vaultline.pipeline.snapshot;

import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.platform.Progress;
import java.util.List;
import java.util.Optional;

/**
 * Takes, opens and drops the snapshots of a platform. Nothing here waits for the platform longer
 * than a request takes. Safe for use by many threads.
 */
public interface SnapshotService {

  /**
   * Takes a snapshot of all disks of an item at one instant, or finds the one that was taken for
   * the same run.
   *
   * @param token of the last answer, when that was pending; else empty text
   * @throws dev.vaultline.engine.InvalidInputException when a disk or machine is not there, naming
   *     it
   */
  Progress<Snapshot> take(SnapshotRequest request, String token);

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
   * Takes back whatever access {@link #open} was given to these disks and their bases, by this
   * process or others; does nothing where there is none. Sources that are open may stop reading.
   *
   * @param bases the same disks as the parent recovery point holds them
   */
  void release(Snapshot snapshot, List<DiskIdentity> bases);

  /**
   * The snapshots of an item that were taken for runs of that item, oldest first. Those of others
   * and those made by hand are left out.
   */
  List<Snapshot> list(ItemId item, ItemSource source);

  /**
   * Removes what is there of the snapshots taken for a run of an item; does nothing when there is
   * nothing. The platform may be at it for some time afterwards; what it does not get done is in
   * the next listing.
   */
  void drop(ItemId item, PointId run, ItemSource source);
}
