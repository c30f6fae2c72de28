package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.item.Claim;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.item.Protection;
import dev.vaultline.pipeline.job.JobKind;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.job.TaskState;
import dev.vaultline.pipeline.table.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Opens a backup job and claims its item, or ends the job because it is not to be done. */
public final class OpenBackup implements Activity {
  static final String STATE = "state";

  private final BackupDesk desk;

  public OpenBackup(BackupDesk desk) {
    this.desk = desk;
  }

  /** Says in which state the job is: the backup goes on when it runs. */
  @Override
  public ObjectNode run(JsonNode input) {
    BackupOrder order = BackupOrder.decode(input);
    return Payload.create().put(STATE, Fields.word(open(order)));
  }

  private JobState open(BackupOrder order) {
    Instant now = desk.clock().instant();
    JobRecord asked =
        JobRecord.queued(
            order.job(), JobKind.BACKUP, Optional.of(order.item()), order.instance(), now);
    JobRecord job = desk.jobs().open(asked);
    if (job.state().ended()) {
      return job.state();
    }
    desk.jobs().requireOpen(order.job());
    ItemRecord item = desk.items().require(order.item());
    if (item.protection() == Protection.STOPPED) {
      return skip(order, "the protection of item " + item.id() + " was stopped");
    }
    return claim(order, now);
  }

  private JobState claim(BackupOrder order, Instant now) {
    ItemRecord item = desk.items().claim(order.item(), order.job(), now, desk.jobs()::isOver);
    Claim claim = item.claim().orElseThrow();
    if (!claim.job().equals(order.job())) {
      return skip(
          order, "the snapshot of item " + item.id() + " is being taken by job " + claim.job());
    }
    desk.parts()
        .keep(order.job(), RunRecord.NOTE, new RunRecord(order, claim.run(), item.source()));
    return desk.jobs()
        .update(
            order.job(),
            change ->
                change
                    .startedBy(order.instance(), now)
                    .task(TaskName.SNAPSHOT, task -> task.in(TaskState.RUNNING)))
        .map(JobRecord::state)
        .orElse(JobState.FAILED);
  }

  private JobState skip(BackupOrder order, String reason) {
    desk.jobs()
        .update(
            order.job(),
            change ->
                change.notes(List.of(reason)).ended(JobState.SKIPPED, desk.clock().instant()));
    return JobState.SKIPPED;
  }
}
