package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.job.TaskState;
import dev.vaultline.pipeline.restore.replacement.Replacement;
import dev.vaultline.pipeline.table.Fields;
import dev.vaultline.pipeline.target.ManagedDiskId;
import java.util.Optional;

/** Confirms or undoes a restore in place, as far as the platform lets it now. */
public final class SettleRestore implements Activity {
  static final String SETTLEMENT = "settlement";

  private final RestoreDesk desk;

  public SettleRestore(RestoreDesk desk) {
    this.desk = desk;
  }

  /** Says after how many seconds to look again, or nothing when the job has ended. */
  @Override
  public ObjectNode run(JsonNode input) {
    JobId job = Payload.job(input);
    Settlement settlement = Fields.word(input, SETTLEMENT, Settlement.class);
    if (desk.jobs().isOver(job)) {
      return Payload.create();
    }
    desk.jobs().requireOpen(job);
    begin(job);
    PlatformSteps steps = new PlatformSteps(desk, job);
    Optional<Replacement> replacement = desk.replacements().settledBy(job);
    replacement.ifPresent(found -> settle(found, settlement, steps));
    ObjectNode result = steps.result();
    if (steps.done()) {
      replacement.ifPresent(desk.replacements()::end);
      end(job);
    }
    return result;
  }

  private void begin(JobId job) {
    desk.jobs()
        .update(
            job,
            change ->
                change
                    .startedBy("settle-" + job, desk.clock().instant())
                    .task(TaskName.MACHINE, task -> task.in(TaskState.RUNNING)));
  }

  private void end(JobId job) {
    desk.jobs()
        .update(
            job,
            change ->
                change
                    .task(TaskName.MACHINE, task -> task.in(TaskState.DONE))
                    .ended(JobState.DONE, desk.clock().instant()));
    desk.parts().delete(job);
  }

  private void settle(Replacement replacement, Settlement settlement, PlatformSteps steps) {
    if (settlement == Settlement.CONFIRM) {
      replacement.swap().out().values().forEach(disk -> delete(replacement, disk, steps));
    } else if (new SwapBack(desk, steps).run(replacement)) {
      replacement.swap().in().values().forEach(disk -> delete(replacement, disk, steps));
    }
  }

  private void delete(Replacement replacement, ManagedDiskId disk, PlatformSteps steps) {
    steps.ask(
        "delete-" + disk.name(),
        token -> desk.platform().replaced().delete(disk, replacement.job().value(), token));
  }
}
