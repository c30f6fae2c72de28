package dev.vaultline.pipeline.job;

/** Where a sub-task of a job stands. */
public enum TaskState {
  WAITING,
  RUNNING,
  DONE,
  FAILED,
  /** Ended with its job, because somebody asked for that. */
  CANCELLED,
  /** Not needed or not possible now; the job's notes say why. */
  SKIPPED
}
