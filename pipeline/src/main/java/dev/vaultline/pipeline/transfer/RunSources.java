package dev.vaultline.pipeline.transfer;

import dev.vaultline.engine.backup.BackupRun;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.pipeline.snapshot.DiskSnapshot;
import dev.vaultline.pipeline.snapshot.SnapshotService;
import java.util.Optional;

/** Opens the snapshots of a run, each with what the run's parent holds of the same disk. */
public final class RunSources {
  private final SnapshotService snapshots;

  public RunSources(SnapshotService snapshots) {
    this.snapshots = snapshots;
  }

  /** The source of a disk, the same each time it is opened for a run. */
  public DiskSource open(BackupRun run, DiskSnapshot disk) {
    return snapshots.open(disk, run.parent().flatMap(parent -> base(parent, disk)));
  }

  private static Optional<DiskIdentity> base(RecoveryPoint parent, DiskSnapshot disk) {
    return parent.disks().stream()
        .map(known -> known.identity())
        .filter(known -> known.uniqueId().equals(disk.identity().uniqueId()))
        .findFirst();
  }
}
