package dev.vaultline.pipeline.retention;

import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.Orchestrations;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobKind;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.Jobs;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Starts retention, on demand and daily. */
public final class RetentionRequests {
  private final Jobs jobs;
  private final Orchestrations orchestrations;
  private final Clock clock;

  public RetentionRequests(Jobs jobs, Orchestrations orchestrations, Clock clock) {
    this.jobs = jobs;
    this.orchestrations = orchestrations;
    this.clock = clock;
  }

  /**
   * Starts retention over all items.
   *
   * @param dryRun whether to say what would be done and do nothing
   * @return the job, by which it can be followed
   */
  public JobRecord submit(boolean dryRun) {
    return submit(clock.instant(), UUID.randomUUID().toString(), dryRun);
  }

  /** Starts the daily retention; a tick that comes twice starts it once. */
  public JobRecord submitDaily() {
    return submit(clock.instant().truncatedTo(ChronoUnit.MINUTES), "daily retention", false);
  }

  private JobRecord submit(Instant asked, String seed, boolean dryRun) {
    RetentionOrder order = new RetentionOrder(JobId.of(asked, seed), dryRun);
    JobRecord job =
        jobs.open(
            JobRecord.queued(
                order.job(),
                JobKind.RETENTION,
                Optional.empty(),
                order.instance(),
                clock.instant()));
    orchestrations.start(
        FunctionNames.RETENTION_RUN, order.instance(), Payload.write(order.encode()));
    return job;
  }
}
