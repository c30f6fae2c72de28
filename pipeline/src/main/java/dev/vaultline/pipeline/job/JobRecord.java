package dev.vaultline.pipeline.job;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job as people see it.
 *
 * @param item whose it is; empty for a job over all items
 * @param instance the durable orchestration that drives it
 * @param tasks its sub-tasks in their order
 * @param waitingFor what is being waited for, while something is
 * @param error why it failed
 * @param point the recovery point it made or restores
 * @param cancelAsked whether somebody asked for it to end; each of its steps looks at that
 * @param notes what else a person should know of its outcome, a line each
 */
public record JobRecord(
    JobId id,
    JobKind kind,
    Optional<ItemId> item,
    JobState state,
    String instance,
    JobTimes times,
    List<SubTask> tasks,
    Optional<String> waitingFor,
    Optional<JobError> error,
    Optional<PointId> point,
    boolean cancelAsked,
    List<String> notes) {
  private static final int MAX_NOTES = 50;
  private static final int MAX_NOTE_LENGTH = 300;

  public JobRecord {
    tasks = List.copyOf(tasks);
    notes = notes.stream().limit(MAX_NOTES).map(JobRecord::shortened).toList();
  }

  private static String shortened(String note) {
    return note.length() <= MAX_NOTE_LENGTH ? note : note.substring(0, MAX_NOTE_LENGTH - 1) + "…";
  }

  /** A job that was asked for. */
  public static JobRecord queued(
      JobId id, JobKind kind, Optional<ItemId> item, String instance, Instant now) {
    return queued(id, kind, tasks(kind), item, instance, now);
  }

  /** A job that was asked for, with sub-tasks of its own. */
  public static JobRecord queued(
      JobId id,
      JobKind kind,
      List<TaskName> tasks,
      Optional<ItemId> item,
      String instance,
      Instant now) {
    return new JobRecord(
        id,
        kind,
        item,
        JobState.QUEUED,
        instance,
        JobTimes.created(now),
        tasks.stream().map(SubTask::waiting).toList(),
        Optional.of("for its orchestration to begin"),
        Optional.empty(),
        Optional.empty(),
        false,
        List.of());
  }

  private static List<TaskName> tasks(JobKind kind) {
    return switch (kind) {
      case BACKUP -> List.of(TaskName.SNAPSHOT, TaskName.TRANSFER);
      case RESTORE -> List.of(TaskName.RESTORE);
      case RETENTION -> List.of(TaskName.EXPIRE, TaskName.SWEEP);
    };
  }

  /**
   * This job, which must go on.
   *
   * @throws JobEndedException when it has ended
   * @throws JobCancelledException when somebody asked for its end
   */
  public JobRecord requireOpen() {
    if (state.ended()) {
      throw new JobEndedException(id);
    }
    if (cancelAsked) {
      throw new JobCancelledException(id);
    }
    return this;
  }

  /** A change of this job. */
  public JobChange change() {
    return new JobChange(this);
  }

  /** The sub-task of that name. */
  public SubTask task(TaskName name) {
    return tasks.stream()
        .filter(task -> task.name() == name)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("job " + id + " has no " + name));
  }
}
