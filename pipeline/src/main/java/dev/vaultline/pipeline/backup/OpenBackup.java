package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.policy.ProtectionPolicy;
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
import dev.vaultline.pipeline.policy.Policies;
import dev.vaultline.pipeline.table.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Opens a backup job and claims its item, or ends the job because it is not to be done. */
public final class OpenBackup implements Activity {
  static final String STATE = "state";

  private final BackupDesk desk;
  private final Policies policies;

  public OpenBackup(BackupDesk desk, Policies policies) {
    this.desk = desk;
    this.policies = policies;
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
    job.requireOpen();
    ItemRecord item = desk.items().claim(order.item(), order.job(), now, desk.jobs()::isOver);
    Optional<Claim> held = item.claim().filter(claim -> claim.job().equals(order.job()));
    return held.map(claim -> begin(order, item, claim, now))
        .orElseGet(() -> skip(order, notClaimed(item)));
  }

  private static String notClaimed(ItemRecord item) {
    return item.protection() == Protection.STOPPED
        ? "the protection of item " + item.id() + " was stopped"
        : "the snapshot of item "
            + item.id()
            + " is being taken by job "
            + item.claim().orElseThrow().job();
  }

  private JobState begin(BackupOrder order, ItemRecord item, Claim claim, Instant now) {
    RunRecord run = new RunRecord(order, claim.run(), item.source(), wanted(item));
    desk.parts().keep(order.job(), RunRecord.NOTE, run);
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

  private Consistency wanted(ItemRecord item) {
    return item.policy()
        .flatMap(policies::find)
        .map(ProtectionPolicy::consistency)
        .orElse(Consistency.APPLICATION);
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
