package dev.vaultline.pipeline.tick;

import dev.vaultline.engine.VaultlineException;
import dev.vaultline.pipeline.backup.FailBackup;
import dev.vaultline.pipeline.durable.InstanceState;
import dev.vaultline.pipeline.durable.Orchestrations;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.job.Jobs;
import dev.vaultline.pipeline.restore.RestoreRescue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ends jobs whose orchestration was terminated, purged or lost, as a failure of it would. */
public final class Reconciliation {
  /**
   * How long after a job's row its orchestration may start: a run of first backups starts when all
   * its rows are written, or else at the next tick, five minutes later.
   */
  private static final Duration START_TIME = Duration.ofMinutes(12);

  private final Jobs jobs;
  private final Orchestrations orchestrations;
  private final FailBackup failBackup;
  private final RestoreRescue restores;
  private final Clock clock;

  public Reconciliation(
      Jobs jobs,
      Orchestrations orchestrations,
      FailBackup failBackup,
      RestoreRescue restores,
      Clock clock) {
    this.jobs = jobs;
    this.orchestrations = orchestrations;
    this.failBackup = failBackup;
    this.restores = restores;
    this.clock = clock;
  }

  /** Ends what is lost; says so, a line each. */
  List<String> run() {
    List<String> lines = new ArrayList<>();
    for (JobRecord job : jobs.active()) {
      try {
        reconcile(job).ifPresent(lines::add);
      } catch (VaultlineException e) {
        lines.add("job " + job.id() + " could not be reconciled: " + e.getMessage());
      }
    }
    return lines;
  }

  private Optional<String> reconcile(JobRecord job) {
    InstanceState state = orchestrations.state(job.instance());
    if (state == InstanceState.ALIVE || mayBeStarting(job, state) || wentOn(job)) {
      return Optional.empty();
    }
    JobError why =
        new JobError(
            job.cancelAsked() ? ErrorCode.CANCELLED : ErrorCode.LOST,
            "its orchestration "
                + job.instance()
                + (state == InstanceState.ABSENT ? " is not there" : " was ended from outside")
                + "; start the job again");
    fail(job, why);
    return Optional.of("job " + job.id() + " was ended: " + why.message());
  }

  /**
   * Whether the job ended or was handed to its next orchestration since it was listed, which may be
   * minutes ago where there are many. An orchestration does so before it ends itself: so this is
   * looked at after its state.
   */
  private boolean wentOn(JobRecord listed) {
    return jobs.find(listed.id())
        .filter(now -> !now.state().ended() && now.instance().equals(listed.instance()))
        .isEmpty();
  }

  private boolean mayBeStarting(JobRecord job, InstanceState state) {
    Instant asked = job.times().created();
    return job.state() == JobState.QUEUED
        && state == InstanceState.ABSENT
        && asked.plus(START_TIME).isAfter(clock.instant());
  }

  /** The job may have ended since it was read; each of these looks again. */
  private void fail(JobRecord job, JobError why) {
    switch (job.kind()) {
      case BACKUP -> failBackup.fail(job.id(), why);
      case RESTORE -> restores.end(job.id(), why);
      case RETENTION -> jobs.update(job.id(), change -> change.failed(why, clock.instant()));
    }
  }
}
