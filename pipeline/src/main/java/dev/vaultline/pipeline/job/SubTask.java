package dev.vaultline.pipeline.job;

/**
 * One step of a job that people watch.
 *
 * @param bytesDone of the bytes planned
 * @param bytesPlanned 0 while unknown, and where no bytes are moved
 */
public record SubTask(TaskName name, TaskState state, long bytesDone, long bytesPlanned) {

  /** A sub-task that has not begun. */
  public static SubTask waiting(TaskName name) {
    return new SubTask(name, TaskState.WAITING, 0, 0);
  }

  /** The sub-task in another state. */
  public SubTask in(TaskState newState) {
    return new SubTask(name, newState, bytesDone, bytesPlanned);
  }

  /** The sub-task with this much done and planned. */
  public SubTask at(long done, long planned) {
    return new SubTask(name, state, done, planned);
  }
}
