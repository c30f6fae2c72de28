package dev.vaultline.pipeline.job;

/** Where a sub-task of a job stands. */
public enum TaskState {
  WAITING,
  RUNNING,
  DONE,
  FAILED
}
