package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobChange;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.job.TaskState;
import dev.vaultline.pipeline.restore.order.PlannedDisk;
import dev.vaultline.pipeline.restore.order.RestoreOrder;

/** Ends the writing of a restore's disks, all of whose ranges are written. */
public final class FinishDisks implements Activity {
  private final RestoreDesk desk;

  public FinishDisks(RestoreDesk desk) {
    this.desk = desk;
  }

  /** Says after how many seconds to look again, or nothing when all disks can be used. */
  @Override
  public ObjectNode run(JsonNode input) {
    JobId job = Payload.job(input);
    RestoreOrder order = desk.open(job);
    desk.jobs().update(job, FinishDisks::written);
    PlatformSteps steps = new PlatformSteps(desk, job);
    for (PlannedDisk disk : order.fromVault()) {
      steps.ask(
          "finish-" + disk.number(),
          token ->
              desk.platform().targets().finish(disk.target(), job.value(), disk.size(), token));
    }
    return steps.result(TaskName.FINISH, TaskName.MACHINE);
  }

  private static JobChange written(JobChange change) {
    return change
        .task(
            TaskName.RESTORE,
            task -> task.at(task.bytesPlanned(), task.bytesPlanned()).in(TaskState.DONE))
        .task(
            TaskName.FINISH,
            task -> task.state() == TaskState.DONE ? task : task.in(TaskState.RUNNING));
  }
}
