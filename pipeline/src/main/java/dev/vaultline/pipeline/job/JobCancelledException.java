package dev.vaultline.pipeline.job;

import dev.vaultline.engine.VaultlineException;

/** Somebody asked for a job to end: whoever still works for it is to stop, and to clean up. */
public final class JobCancelledException extends VaultlineException {

  public JobCancelledException(JobId job) {
    super(Remedy.STOP, "job " + job + " is cancelled, as was asked", null);
  }
}
