package dev.vaultline.pipeline.job;

/** Where a job stands. */
public enum JobState {
  /** Asked for; its orchestration has not begun. */
  QUEUED(false),
  RUNNING(false),
  DONE(true),
  FAILED(true),
  /** Ended because somebody asked for that. */
  CANCELLED(true),
  /** Not needed or not possible now, for a reason that is no failure. */
  SKIPPED(true);

  private final boolean ended;

  JobState(boolean ended) {
    this.ended = ended;
  }

  /** Whether nothing more happens to the job. */
  public boolean ended() {
    return ended;
  }
}
