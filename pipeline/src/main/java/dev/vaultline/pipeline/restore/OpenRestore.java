package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobKind;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.job.TaskState;
import dev.vaultline.pipeline.part.PartRecord;
import dev.vaultline.pipeline.part.PartRef;
import dev.vaultline.pipeline.part.PartSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens a restore job: creates its disks and divides them into ranges. */
public final class OpenRestore implements Activity {
  static final String GROUPS = "groups";

  private final RestoreDesk desk;

  public OpenRestore(RestoreDesk desk) {
    this.desk = desk;
  }

  /** Says in how many groups the ranges are; none when the job has ended already. */
  @Override
  public ObjectNode run(JsonNode input) {
    RestoreOrder order = RestoreOrder.decode(input);
    Instant now = desk.clock().instant();
    JobRecord job =
        desk.jobs()
            .open(
                JobRecord.queued(
                    order.job(),
                    JobKind.RESTORE,
                    Optional.of(order.item()),
                    order.instance(),
                    now));
    if (!job.state().ended()) {
      desk.jobs().requireOpen(order.job());
    }
    int groups = job.state().ended() ? 0 : open(order, now).groups();
    return Payload.create().put(GROUPS, groups);
  }

  private PartSet open(RestoreOrder order, Instant now) {
    desk.parts().keep(order.job(), RestoreOrder.NOTE, order);
    RecoveryPoint point = desk.point(order);
    List<PartRecord> parts = new ArrayList<>();
    for (int number : order.numbers(point.disks().size())) {
      divide(number, point.disk(number).identity().size(), now, parts);
    }
    long bytes = parts.stream().mapToLong(PartRecord::bytes).sum();
    PartSet set = new PartSet(parts.size(), bytes, now);
    // Before the disks, so that a failure knows which disks to remove.
    desk.parts().create(order.job(), set, parts);
    for (int number : order.numbers(point.disks().size())) {
      long size = point.disk(number).identity().size();
      desk.targets().create(order.target(number), order.job().value(), size);
    }
    desk.jobs()
        .update(
            order.job(),
            change ->
                change
                    .startedBy(order.instance(), now)
                    .point(order.point())
                    .task(TaskName.RESTORE, task -> task.at(0, bytes).in(TaskState.RUNNING)));
    return set;
  }

  private static void divide(int disk, long size, Instant now, List<PartRecord> parts) {
    for (int number = 0; number < RangeSize.count(size); number++) {
      PartRef ref = new PartRef(disk, number, parts.size() / PartRef.GROUP_SIZE);
      parts.add(PartRecord.queued(ref, RangeSize.range(size, number).length(), now));
    }
  }
}
