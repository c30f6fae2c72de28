package dev.vaultline.cli.job;

import dev.vaultline.engine.VaultlineException;

/** The time between two looks at a job: short enough to watch, seldom enough to cost nothing. */
public final class Pause implements Runnable {
  private static final long MILLIS = 1_000;

  @Override
  public void run() {
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedWaitException(e);
    }
  }

  /** Whoever waited was told to stop; the job goes on. */
  private static final class InterruptedWaitException extends VaultlineException {
    InterruptedWaitException(InterruptedException cause) {
      super(Remedy.STOP, "interrupted while waiting; the job goes on", cause);
    }
  }
}
