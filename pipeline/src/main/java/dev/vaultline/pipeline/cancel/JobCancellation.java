package dev.vaultline.pipeline.cancel;

import dev.vaultline.pipeline.ConflictException;
import dev.vaultline.pipeline.NotFoundException;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.Orchestrations;
import dev.vaultline.pipeline.job.JobCancelledException;
import dev.vaultline.pipeline.job.JobChange;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobKind;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.Jobs;

/**
 * Ends jobs that somebody does not want any more. The flag on the job is what counts: each step
 * looks at it, fails with {@link JobCancelledException}, and so leads to the step that cleans up
 * after a failure. The event only wakes an orchestration that waits.
 */
public final class JobCancellation {
  private final Jobs jobs;
  private final Orchestrations orchestrations;

  public JobCancellation(Jobs jobs, Orchestrations orchestrations) {
    this.jobs = jobs;
    this.orchestrations = orchestrations;
  }

  /**
   * Asks for the end of a job; asking again changes nothing. A job that has its result by the time
   * a step looks ends with that.
   *
   * @return the job, which ends soon
   * @throws NotFoundException when there is no such job
   * @throws ConflictException when it has ended, or is of a kind that cannot be cancelled
   */
  public JobRecord cancel(JobId id) {
    JobRecord job = require(id);
    if (job.kind() == JobKind.RETENTION) {
      throw new ConflictException(
          "job " + id + " is a retention; it ends by itself and cannot be cancelled");
    }
    JobRecord asked = jobs.update(id, JobChange::cancelAsked).orElse(job);
    if (asked.state().ended()) {
      throw new ConflictException("job " + id + " has ended: it is " + asked.state());
    }
    orchestrations.raise(asked.instance(), FunctionNames.CANCEL_ASKED);
    return asked;
  }

  private JobRecord require(JobId id) {
    return jobs.find(id).orElseThrow(() -> new NotFoundException("there is no job " + id));
  }
}
