package dev.vaultline.pipeline.restore;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.pipeline.NotFoundException;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.Orchestrations;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobKind;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.Jobs;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Starts restores. */
public final class RestoreRequests {
  private final Jobs jobs;
  private final Orchestrations orchestrations;
  private final Supplier<Vault> vault;
  private final Clock clock;

  public RestoreRequests(
      Jobs jobs, Orchestrations orchestrations, Supplier<Vault> vault, Clock clock) {
    this.jobs = jobs;
    this.orchestrations = orchestrations;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Starts the restore of a recovery point.
   *
   * @param disk only this one
   * @param container where the new disks go
   * @param prefix of their names; by default the item's and the point's names
   * @return the job, by which it can be followed
   * @throws NotFoundException when there is no such recovery point
   * @throws dev.vaultline.engine.InvalidInputException when the point has no such disk, or the new
   *     disks can't have these names
   */
  public JobRecord submit(
      ItemId item,
      PointId pointId,
      Optional<Integer> disk,
      String container,
      Optional<String> prefix) {
    RecoveryPoint point =
        new RecoveryPoints(vault.get())
            .find(new PointNames(item, pointId))
            .orElseThrow(
                () -> new NotFoundException("item " + item + " has no recovery point " + pointId));
    disk.ifPresent(point::disk);
    Instant now = clock.instant();
    RestoreOrder order =
        new RestoreOrder(
            JobId.of(now, UUID.randomUUID().toString()),
            item,
            pointId,
            disk,
            container,
            prefix.orElse(item + "/" + pointId + "/"));
    JobRecord job =
        jobs.open(
            JobRecord.queued(
                order.job(), JobKind.RESTORE, Optional.of(item), order.instance(), now));
    orchestrations.start(
        FunctionNames.RESTORE_RUN, order.instance(), Payload.write(order.encode()));
    return job;
  }
}
