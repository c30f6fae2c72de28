package dev.vaultline.pipeline.durable;

import dev.vaultline.pipeline.job.JobError;

/**
 * A step of an orchestration failed for good. An activity throws it to say so; in the orchestration
 * it is caught where that ends.
 */
public final class StepFailedException extends RuntimeException {
  private final transient JobError error;

  public StepFailedException(JobError error) {
    super(error.toString());
    this.error = error;
  }

  /** Why. */
  public JobError error() {
    return error;
  }
}
