package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.restore.order.PlannedDisk;
import dev.vaultline.pipeline.restore.order.RestoreOrder;

/** Has the disks of a restore created, and looks how far they are. */
public final class PrepareDisks implements Activity {
  private final RestoreDesk desk;

  public PrepareDisks(RestoreDesk desk) {
    this.desk = desk;
  }

  /** Says after how many seconds to look again, or nothing when all disks are there. */
  @Override
  public ObjectNode run(JsonNode input) {
    JobId job = Payload.job(input);
    RestoreOrder order = desk.open(job);
    PlatformSteps steps = new PlatformSteps(desk, job);
    for (PlannedDisk disk : order.disks()) {
      steps.ask(
          "create-" + disk.number(),
          token ->
              desk.platform().targets().create(disk.target(), job.value(), disk.size(), token));
    }
    return steps.result(TaskName.DISKS, TaskName.RESTORE);
  }
}
