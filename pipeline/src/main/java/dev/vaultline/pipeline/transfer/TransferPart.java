package dev.vaultline.pipeline.transfer;

import dev.vaultline.engine.Progress;
import dev.vaultline.engine.backup.BackupRun;
import dev.vaultline.engine.backup.PartId;
import dev.vaultline.engine.backup.PartReceipt;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.PointStatistics;
import dev.vaultline.engine.run.RunClosedException;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.measure.Measurements;
import dev.vaultline.pipeline.part.PartRecord;
import dev.vaultline.pipeline.part.PartState;
import dev.vaultline.pipeline.snapshot.DiskSnapshot;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.snapshot.SnapshotCodec;
import java.util.List;
import java.util.Optional;

/**
 * Transfers the part of a message. A message that comes twice, out of order or after its job ended
 * changes nothing.
 */
public final class TransferPart {
  private final TransferDesk desk;
  private final PartEnd end;

  public TransferPart(TransferDesk desk, Measurements measurements) {
    this.desk = desk;
    this.end = new PartEnd(desk, measurements);
  }

  /**
   * Does what a message asks.
   *
   * @return what became of it, for the log
   * @throws RuntimeException when the platform is to deliver the message again
   */
  public String run(String message) {
    TransferTask task = TransferTask.decode(message);
    Optional<JobRecord> job =
        desk.jobs()
            .find(task.job())
            .filter(found -> !found.state().ended() && !found.cancelAsked());
    Optional<PartRecord> part = end.begun(task);
    Optional<Snapshot> snapshot = desk.parts().kept(task.job(), SnapshotCodec.NOTE);
    if (job.isEmpty() || part.isEmpty() || snapshot.isEmpty()) {
      return dropped(task, "its job has ended or is cancelled");
    }
    if (part.get().state() != PartState.QUEUED) {
      end.tellIfLast(job.get(), task);
      return dropped(task, "it was done before");
    }
    return attempt(job.get(), task, snapshot.get());
  }

  private String attempt(JobRecord job, TransferTask task, Snapshot snapshot) {
    try {
      return attempted(job, task, snapshot);
    } finally {
      releaseIfLate(task, snapshot);
    }
  }

  /** A job that ended meanwhile took back all access, and this worker may have got new one. */
  private void releaseIfLate(TransferTask task, Snapshot snapshot) {
    if (desk.jobs().isOver(task.job())) {
      desk.snapshots().release(snapshot, List.of());
    }
  }

  private String attempted(JobRecord job, TransferTask task, Snapshot snapshot) {
    PointStatistics bytes;
    try {
      bytes = transfer(task, snapshot).statistics();
    } catch (RunClosedException e) {
      return dropped(task, "its run is closed");
    } catch (RuntimeException e) {
      JobError error = JobError.of(e);
      if (error.retryable()) {
        end.hit(task, error);
        throw e;
      }
      end.givenUp(job, task, error);
      return task.part() + " of job " + task.job() + " was given up: " + error;
    }
    end.done(job, task, bytes);
    return task.part() + " of job " + task.job() + " is transferred";
  }

  private PartReceipt transfer(TransferTask task, Snapshot snapshot) {
    PointNames names = new PointNames(snapshot.item(), snapshot.run());
    BackupRun run = BackupRun.resume(desk.vault().get(), names);
    DiskSnapshot disk = snapshot.disks().get(task.part().disk());
    try (DiskSource source = new RunSources(desk.snapshots()).open(run, disk)) {
      PartId part = new PartId(task.part().disk(), task.part().number());
      return run.transfer(part, source, Progress.NONE);
    }
  }

  private static String dropped(TransferTask task, String why) {
    return "dropped the message for " + task.part() + " of job " + task.job() + ": " + why;
  }
}
