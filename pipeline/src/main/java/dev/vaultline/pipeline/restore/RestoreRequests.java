package dev.vaultline.pipeline.restore;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.pipeline.NotFoundException;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.Orchestrations;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobKind;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.restore.order.Destination;
import dev.vaultline.pipeline.restore.order.Ending;
import dev.vaultline.pipeline.restore.order.MachineDescription;
import dev.vaultline.pipeline.restore.order.RestorablePoint;
import dev.vaultline.pipeline.restore.order.RestoreOrder;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Starts restores. */
public final class RestoreRequests {
  private final RestoreDesk desk;
  private final Orchestrations orchestrations;

  public RestoreRequests(RestoreDesk desk, Orchestrations orchestrations) {
    this.desk = desk;
    this.orchestrations = orchestrations;
  }

  /**
   * Starts the restore of a recovery point.
   *
   * @param disk only this one
   * @return the job, by which it can be followed
   * @throws NotFoundException when there is no such recovery point
   * @throws dev.vaultline.engine.InvalidInputException when the point has no such disk, or it
   *     cannot be restored so; nothing was created then
   * @throws dev.vaultline.pipeline.ConflictException when another restore is at the machine
   */
  public JobRecord submit(
      ItemId item, PointId pointId, Optional<Integer> disk, Destination destination) {
    RestorablePoint point =
        desk.restorable(new PointNames(item, pointId))
            .orElseThrow(
                () -> new NotFoundException("item " + item + " has no recovery point " + pointId));
    Instant now = desk.clock().instant();
    JobId id = JobId.of(now, UUID.randomUUID().toString());
    RestoreOrder order = desk.planner().plan(id, point, disk, destination);
    if (order.ending() instanceof Ending.Swap swap) {
      desk.replacements().requireFree(swap.machine(), id);
    }
    return start(order, point, now);
  }

  private JobRecord start(RestoreOrder order, RestorablePoint point, Instant now) {
    JobRecord job =
        desk.jobs()
            .open(
                JobRecord.queued(
                    order.job(),
                    JobKind.RESTORE,
                    order.tasks(),
                    Optional.of(order.item()),
                    order.instance(),
                    now));
    if (order.ending() instanceof Ending.Create) {
      point
          .description()
          .ifPresent(text -> desk.parts().keep(order.job(), MachineDescription.NOTE, text));
    }
    desk.parts().keep(order.job(), RestoreOrder.NOTE, order);
    orchestrations.start(
        FunctionNames.RESTORE_ITEM, order.instance(), Payload.write(Payload.of(order.job())));
    return job;
  }
}
