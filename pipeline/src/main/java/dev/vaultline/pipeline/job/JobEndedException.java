package dev.vaultline.pipeline.job;

import dev.vaultline.engine.VaultlineException;

/** A job has ended: whoever still works for it is to stop. */
public final class JobEndedException extends VaultlineException {

  public JobEndedException(JobId job) {
    super(Remedy.STOP, "job " + job + " has ended; nothing more is done for it", null);
  }
}
