package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.job.TaskState;
import dev.vaultline.pipeline.part.Notes;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.platform.Progress;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.snapshot.SnapshotCodec;
import dev.vaultline.pipeline.snapshot.SnapshotFacts;
import java.util.List;
import java.util.Optional;

/** Asks the platform for the snapshot of a job, and looks how far it is. */
public final class TakeSnapshot implements Activity {
  static final String PENDING_SECONDS = "pendingSeconds";

  /** The platform's operation may be named by a URL that is nobody else's business. */
  private static final Parts.Note<String> TOKEN = Parts.text("snapshot-token");

  private final BackupDesk desk;

  public TakeSnapshot(BackupDesk desk) {
    this.desk = desk;
  }

  /** Says after how many seconds to ask again, or nothing when the snapshot is there. */
  @Override
  public ObjectNode run(JsonNode input) {
    JobId job = Payload.job(input);
    Notes notes = desk.open(job);
    String token = notes.kept(TOKEN).orElse("");
    Progress<Snapshot> progress =
        desk.snapshots().take(notes.require(RunRecord.NOTE).snapshotRequest(), token);
    if (progress instanceof Progress.Pending<Snapshot> pending) {
      if (!pending.token().equals(token)) {
        desk.parts().replace(job, TOKEN, pending.token());
      }
      desk.jobs().update(job, change -> change.waitingFor(Optional.of(pending.reason())));
      return Payload.create().put(PENDING_SECONDS, pending.retryAfter().toSeconds());
    }
    taken(job, ((Progress.Done<Snapshot>) progress).result());
    return Payload.create();
  }

  private void taken(JobId job, Snapshot snapshot) {
    desk.parts().keep(job, SnapshotFacts.NOTE, snapshot.facts());
    desk.parts().keep(job, SnapshotCodec.NOTE, snapshot);
    desk.jobs()
        .update(
            job,
            change ->
                change
                    .waitingFor(Optional.empty())
                    .addNotes(reasons(snapshot))
                    .task(TaskName.SNAPSHOT, task -> task.in(TaskState.DONE))
                    .task(TaskName.TRANSFER, task -> task.in(TaskState.RUNNING)));
  }

  private static List<String> reasons(Snapshot snapshot) {
    return Optional.ofNullable(snapshot.facts().get(SnapshotFacts.CONSISTENCY)).stream().toList();
  }
}
