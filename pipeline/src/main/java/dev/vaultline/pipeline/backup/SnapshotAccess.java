package dev.vaultline.pipeline.backup;

import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.point.PointDisk;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.snapshot.SnapshotCodec;
import java.util.List;
import java.util.Optional;

/** Takes back the access that workers had to the snapshot of a job, and to the one before it. */
final class SnapshotAccess {
  private final BackupDesk desk;

  SnapshotAccess(BackupDesk desk) {
    this.desk = desk;
  }

  /** To be called when nobody is to read any more: the point is committed, or never will be. */
  void release(JobId job, PointNames run) {
    desk.parts()
        .kept(job, SnapshotCodec.NOTE)
        .ifPresent(snapshot -> desk.snapshots().release(snapshot, bases(run)));
  }

  /** The disks as the run's parent holds them: the item's newest point before it. */
  private List<DiskIdentity> bases(PointNames run) {
    RecoveryPoints points = new RecoveryPoints(desk.vault().get());
    Optional<RecoveryPoint> newest = points.newest(run.item());
    boolean committed = newest.map(point -> point.names().equals(run)).orElse(false);
    Optional<RecoveryPoint> parent =
        committed
            ? newest
                .flatMap(RecoveryPoint::parent)
                .flatMap(id -> points.find(new PointNames(run.item(), id)))
            : newest;
    return parent
        .map(point -> point.disks().stream().map(PointDisk::identity).toList())
        .orElse(List.of());
  }
}
