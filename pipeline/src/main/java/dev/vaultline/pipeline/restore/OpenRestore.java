package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.job.TaskState;
import dev.vaultline.pipeline.part.PartRecord;
import dev.vaultline.pipeline.part.PartRef;
import dev.vaultline.pipeline.part.PartSet;
import dev.vaultline.pipeline.restore.order.PlannedDisk;
import dev.vaultline.pipeline.restore.order.RestoreOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Opens a restore job: divides its disks into ranges, and has the disks created. */
public final class OpenRestore implements Activity {
  static final String GROUPS = "groups";
  static final String STATE_OPEN = "open";

  private final RestoreDesk desk;
  private final PrepareDisks disks;

  public OpenRestore(RestoreDesk desk) {
    this.desk = desk;
    this.disks = new PrepareDisks(desk);
  }

  /**
   * Says whether the job goes on, in how many groups its ranges are, and when to look again at
   * disks that are still being created.
   */
  @Override
  public ObjectNode run(JsonNode input) {
    JobId job = Payload.job(input);
    if (desk.jobs().isOver(job)) {
      return Payload.create().put(STATE_OPEN, false).put(GROUPS, 0);
    }
    int groups = open(desk.open(job)).groups();
    ObjectNode result = disks.run(input);
    return result.put(STATE_OPEN, true).put(GROUPS, groups);
  }

  private PartSet open(RestoreOrder order) {
    Instant now = desk.clock().instant();
    List<PartRecord> parts = new ArrayList<>();
    for (PlannedDisk disk : order.fromVault()) {
      divide(disk, now, parts);
    }
    long bytes = parts.stream().mapToLong(PartRecord::bytes).sum();
    PartSet set = new PartSet(parts.size(), bytes, now);
    desk.parts().create(order.job(), set, parts);
    desk.jobs()
        .update(
            order.job(),
            change ->
                change
                    .startedBy(order.instance(), now)
                    .point(order.point())
                    .task(TaskName.DISKS, task -> task.in(TaskState.RUNNING))
                    .task(TaskName.RESTORE, task -> task.at(0, bytes)));
    return set;
  }

  private static void divide(PlannedDisk disk, Instant now, List<PartRecord> parts) {
    for (int number = 0; number < RangeSize.count(disk.size()); number++) {
      PartRef ref = new PartRef(disk.number(), number, parts.size() / PartRef.GROUP_SIZE);
      parts.add(PartRecord.queued(ref, RangeSize.range(disk.size(), number).length(), now));
    }
  }
}
