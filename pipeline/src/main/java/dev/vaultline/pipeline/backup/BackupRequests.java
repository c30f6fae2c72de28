package dev.vaultline.pipeline.backup;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.pipeline.ConflictException;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.Orchestrations;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.item.Items;
import dev.vaultline.pipeline.item.Protection;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobKind;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.job.Jobs;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Starts backups, on demand and as schedules say. */
public final class BackupRequests {
  private final Jobs jobs;
  private final Items items;
  private final Orchestrations orchestrations;
  private final Clock clock;

  public BackupRequests(Jobs jobs, Items items, Orchestrations orchestrations, Clock clock) {
    this.jobs = jobs;
    this.items = items;
    this.orchestrations = orchestrations;
    this.clock = clock;
  }

  /**
   * Starts the backup of an item.
   *
   * @param retainUntil no policy removes the recovery point before
   * @return the job, by which it can be followed
   * @throws dev.vaultline.pipeline.NotFoundException when there is no such item
   * @throws ConflictException when its protection was stopped or it is being backed up
   */
  public JobRecord submit(ItemId id, Optional<Instant> retainUntil) {
    Instant now = clock.instant();
    requireFree(items.require(id));
    retainUntil
        .filter(until -> !until.isAfter(now))
        .ifPresent(
            until -> {
              throw new InvalidInputException(
                  "retainUntil is " + until + "; expected an instant in the future");
            });
    BackupOrder order =
        new BackupOrder(JobId.of(now, UUID.randomUUID().toString()), id, retainUntil, "on demand");
    BackupRunOrder run = new BackupRunOrder.OnDemand(order);
    JobRecord job =
        jobs.open(
            JobRecord.queued(order.job(), JobKind.BACKUP, Optional.of(id), run.instance(), now));
    start(run);
    return job;
  }

  /**
   * Starts the first backups of items, by runs of many of which each has a bounded number under
   * way. Left out are items whose newest job has not ended, unless it waits for a run of first
   * backups that was never started. Asking again within the hour starts nothing twice.
   *
   * @throws dev.vaultline.engine.VaultlineException when something could not be started; all else
   *     was
   */
  public void submitFirst(List<ItemId> items) {
    new FirstBackups(jobs, clock.instant(), this::start).submit(items);
  }

  /** Whether somebody ended the newest job of an item: nobody but a person starts another. */
  public boolean wasCancelled(ItemId id) {
    return jobs.newest(id).filter(job -> job.state() == JobState.CANCELLED).isPresent();
  }

  private void requireFree(ItemRecord item) {
    if (item.protection() == Protection.STOPPED) {
      throw new ConflictException(
          "the protection of item " + item.id() + " was stopped; resume it, then back it up");
    }
    item.claims().stream()
        .filter(claim -> !jobs.isOver(claim.job()))
        .findFirst()
        .ifPresent(
            claim -> {
              throw new ConflictException(
                  "item "
                      + item.id()
                      + " is being backed up by job "
                      + claim.job()
                      + "; ask again when that has ended");
            });
  }

  /** Starts a run unless it was started before. */
  public boolean start(BackupRunOrder run) {
    return orchestrations.start(
        FunctionNames.BACKUP_RUN, run.instance(), Payload.write(run.encode()));
  }
}
