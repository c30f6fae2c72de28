package dev.vaultline.pipeline.job;

import dev.vaultline.engine.point.PointId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Collects what changes of a job and makes the changed job. */
public final class JobChange {
  private final JobRecord job;
  private JobState state;
  private String instance;
  private JobTimes times;
  private List<SubTask> tasks;
  private Optional<String> wait;
  private Optional<JobError> error;
  private Optional<PointId> point;
  private boolean cancelAsked;
  private List<String> notes;

  JobChange(JobRecord job) {
    this.job = job;
    this.state = job.state();
    this.instance = job.instance();
    this.times = job.times();
    this.tasks = job.tasks();
    this.wait = job.waitingFor();
    this.error = job.error();
    this.point = job.point();
    this.cancelAsked = job.cancelAsked();
    this.notes = job.notes();
  }

  /** An orchestration took the job up. */
  public JobChange startedBy(String orchestration, Instant now) {
    state = JobState.RUNNING;
    instance = orchestration;
    times = times.startedAt(now);
    wait = Optional.empty();
    return this;
  }

  /** Another orchestration drives the job from now on. */
  public JobChange drivenBy(String orchestration) {
    instance = orchestration;
    return this;
  }

  /** The job is over. */
  public JobChange ended(JobState how, Instant now) {
    state = how;
    times = times.endedAt(now);
    wait = Optional.empty();
    return this;
  }

  /** The job failed, or was cancelled: so did, or were, the sub-tasks it was at. */
  public JobChange failed(JobError why, Instant now) {
    boolean cancelled = why.code() == ErrorCode.CANCELLED;
    TaskState end = cancelled ? TaskState.CANCELLED : TaskState.FAILED;
    error = Optional.of(why);
    tasks =
        tasks.stream()
            .map(task -> task.state() == TaskState.RUNNING ? task.in(end) : task)
            .toList();
    return ended(cancelled ? JobState.CANCELLED : JobState.FAILED, now);
  }

  /** A sub-task changed. */
  public JobChange task(TaskName name, UnaryOperator<SubTask> change) {
    tasks = tasks.stream().map(task -> task.name() == name ? change.apply(task) : task).toList();
    return this;
  }

  /** Somebody asks for the job to end. */
  public JobChange cancelAsked() {
    cancelAsked = true;
    wait = Optional.of("for its steps to see that it is cancelled");
    return this;
  }

  /** What is being waited for now; empty for nothing. */
  public JobChange waitingFor(Optional<String> reason) {
    wait = reason;
    return this;
  }

  /** The recovery point the job made or restores. */
  public JobChange point(PointId id) {
    point = Optional.of(id);
    return this;
  }

  /** What a person should know besides. */
  public JobChange notes(List<String> lines) {
    notes = lines;
    return this;
  }

  /** What a person should know besides what the job says already. */
  public JobChange addNotes(List<String> lines) {
    Set<String> all = new LinkedHashSet<>(notes);
    all.addAll(lines);
    notes = List.copyOf(all);
    return this;
  }

  /** The changed job. */
  public JobRecord apply() {
    return new JobRecord(
        job.id(),
        job.kind(),
        job.item(),
        state,
        instance,
        times,
        tasks,
        wait,
        error,
        point,
        cancelAsked,
        notes);
  }
}
