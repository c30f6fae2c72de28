package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.job.TaskState;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.snapshot.SnapshotCodec;
import dev.vaultline.pipeline.snapshot.SnapshotProgress;
import java.util.Optional;

/** Asks the platform for the snapshot of a job, and looks how far it is. */
public final class TakeSnapshot implements Activity {
  static final String PENDING_SECONDS = "pendingSeconds";

  private final BackupDesk desk;

  public TakeSnapshot(BackupDesk desk) {
    this.desk = desk;
  }

  /** Says after how many seconds to ask again, or nothing when the snapshot is there. */
  @Override
  public ObjectNode run(JsonNode input) {
    JobId job = Payload.job(input);
    SnapshotProgress progress = desk.snapshots().take(desk.open(job).snapshotRequest());
    if (progress instanceof SnapshotProgress.Pending pending) {
      desk.jobs().update(job, change -> change.waitingFor(Optional.of(pending.reason())));
      return Payload.create().put(PENDING_SECONDS, pending.retryAfter().toSeconds());
    }
    taken(job, ((SnapshotProgress.Taken) progress).snapshot());
    return Payload.create();
  }

  private void taken(JobId job, Snapshot snapshot) {
    desk.parts().keep(job, SnapshotCodec.NOTE, snapshot);
    desk.jobs()
        .update(
            job,
            change ->
                change
                    .waitingFor(Optional.empty())
                    .task(TaskName.SNAPSHOT, task -> task.in(TaskState.DONE))
                    .task(TaskName.TRANSFER, task -> task.in(TaskState.RUNNING)));
  }
}
