package dev.vaultline.pipeline.backup;

import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointDisk;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.snapshot.SnapshotCodec;
import java.util.List;
import java.util.Optional;

/** Takes back the access that workers had to the snapshot of a job, and to the one before it. */
final class SnapshotAccess {
  private final BackupDesk desk;

  SnapshotAccess(BackupDesk desk) {
    this.desk = desk;
  }

  /**
   * To be called when nobody is to read any more: the point is committed, or never will be.
   *
   * @param parent of the run for which the snapshot was taken
   */
  void release(Snapshot snapshot, Optional<RecoveryPoint> parent) {
    List<DiskIdentity> bases =
        parent
            .map(point -> point.disks().stream().map(PointDisk::identity).toList())
            .orElse(List.of());
    desk.snapshots().release(snapshot, bases);
  }

  /**
   * The same where it is not known any more what the run's parent was.
   *
   * @param committed what the run made, if it made something; else its parent is the item's newest
   *     point
   */
  void release(JobId job, ItemId item, Optional<RecoveryPoint> committed) {
    desk.parts()
        .kept(job, SnapshotCodec.NOTE)
        .ifPresent(
            snapshot ->
                release(
                    snapshot, committed.map(this::parent).orElseGet(() -> points().newest(item))));
  }

  /** The recovery point before one. */
  Optional<RecoveryPoint> parent(RecoveryPoint point) {
    return point.parent().flatMap(id -> points().find(new PointNames(point.item(), id)));
  }

  private RecoveryPoints points() {
    return new RecoveryPoints(desk.vault().get());
  }
}
