package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.Orchestrations;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.item.Claim;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.job.JobEndedException;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.job.TaskState;
import dev.vaultline.pipeline.part.Notes;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.table.Fields;
import java.util.List;

/**
 * Lets a job whose snapshot is taken go on with its transfer, in an orchestration of its own. Where
 * an earlier transfer of the item still runs, the snapshot is kept and the job ends: the next
 * transfer takes along what changed.
 */
public final class BeginTransfer implements Activity {
  private final BackupDesk desk;
  private final Orchestrations orchestrations;

  public BeginTransfer(BackupDesk desk, Orchestrations orchestrations) {
    this.desk = desk;
    this.orchestrations = orchestrations;
  }

  /** Says in which state the job is: its transfer goes on when it runs. */
  @Override
  public ObjectNode run(JsonNode input) {
    return Payload.create().put(OpenBackup.STATE, Fields.word(begin(Payload.job(input))));
  }

  private JobState begin(JobId id) {
    JobRecord found = desk.jobs().find(id).orElseThrow(() -> new JobEndedException(id));
    return found.state().ended() ? found.state() : begin(found.requireOpen());
  }

  private JobState begin(JobRecord open) {
    JobId job = open.id();
    Notes notes = desk.parts().notes(job);
    RunRecord record = notes.require(RunRecord.NOTE);
    ItemRecord item = desk.items().beginTransfer(record.order().item(), job, desk.jobs()::isOver);
    Claim holder = item.transfer().orElseThrow();
    return holder.job().equals(job)
        ? start(job)
        : keepSnapshot(record, BackupDesk.snapshot(notes), holder.job());
  }

  private JobState start(JobId job) {
    String instance = TransferItem.instance(job);
    orchestrations.start(FunctionNames.TRANSFER_ITEM, instance, Payload.write(Payload.of(job)));
    // After the start: a job whose orchestration is not there is taken for lost.
    desk.jobs().update(job, change -> change.drivenBy(instance));
    return JobState.RUNNING;
  }

  private JobState keepSnapshot(RunRecord record, Snapshot snapshot, JobId earlier) {
    JobId job = record.order().job();
    desk.points().keep(snapshot);
    String reason =
        "the transfer was skipped, for that of job "
            + earlier
            + " still runs; the snapshot is kept, and the next transfer takes along what changed";
    desk.jobs()
        .update(
            job,
            change ->
                change
                    .point(record.run())
                    .addNotes(List.of(reason))
                    .task(TaskName.TRANSFER, task -> task.in(TaskState.SKIPPED))
                    .ended(JobState.DONE, desk.clock().instant()));
    desk.parts().delete(job);
    desk.items().release(record.order().item(), job);
    return JobState.DONE;
  }
}
