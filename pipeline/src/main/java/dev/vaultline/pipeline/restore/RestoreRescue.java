package dev.vaultline.pipeline.restore;

import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.Orchestrations;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobChange;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.Jobs;
import java.time.Clock;

/** Ends a restore whose orchestration is gone: at once if it can, by another one otherwise. */
public final class RestoreRescue {
  private final FailRestore failRestore;
  private final Jobs jobs;
  private final Orchestrations orchestrations;
  private final Clock clock;

  public RestoreRescue(RestoreDesk desk, Orchestrations orchestrations) {
    this.failRestore = new FailRestore(desk);
    this.jobs = desk.jobs();
    this.orchestrations = orchestrations;
    this.clock = desk.clock();
  }

  /** Ends the job; it may last until the platform is done with what is being taken back. */
  public void end(JobId job, JobError why) {
    // An activity that the lost orchestration began may still run: it is not to go on.
    jobs.update(job, JobChange::cancelAsked);
    if (!failRestore.fail(job, why)) {
      String instance = "abandon-" + job + "-" + clock.instant().getEpochSecond();
      // First, so that the next tick knows whom to ask about.
      jobs.update(job, change -> change.startedBy(instance, clock.instant()));
      orchestrations.start(
          FunctionNames.ABANDON_RESTORE, instance, Payload.write(AbandonRestore.encode(job, why)));
    }
  }
}
