package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskOrchestrationContext;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.durable.StepFailedException;
import dev.vaultline.pipeline.durable.Steps;
import dev.vaultline.pipeline.job.JobCodec;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.table.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * As it was before {@link SnapshotItem} and {@link TransferItem} took its place: begun by no one
 * any more, here for instances that are under way when this version is deployed.
 *
 * <p>Backs up one item: claims it, takes the snapshot, has the parts transferred, commits. Ends
 * with the state of the job, never with a throw.
 */
public final class ProtectItem {
  private static final Duration SHORTEST_POLL = Duration.ofSeconds(5);
  private static final Duration LONGEST_POLL = Duration.ofMinutes(5);
  private static final Duration LONGEST_SNAPSHOT = Duration.ofHours(24);

  /** Only for lost events and messages; grows, so that a week of waiting is a short history. */
  private static final Duration FIRST_REVIEW = Duration.ofMinutes(5);

  private static final Duration LATEST_REVIEW = Duration.ofHours(1);

  private final TaskOrchestrationContext context;
  private final Steps steps;
  private final BackupOrder order;

  private ProtectItem(TaskOrchestrationContext context) {
    this.context = context;
    this.steps = new Steps(context);
    this.order = BackupOrder.decode(Steps.input(context));
  }

  /**
   * Runs the orchestration.
   *
   * @return the text of a payload with the state of the job
   */
  public static String run(TaskOrchestrationContext context) {
    ProtectItem item = new ProtectItem(context);
    return Payload.write(
        Payload.of(item.order.job()).put(OpenBackup.STATE, Fields.word(item.protect())));
  }

  private JobState protect() {
    try {
      JsonNode opened = steps.call(FunctionNames.OPEN_BACKUP, order.encode());
      JobState state = Fields.word(opened, OpenBackup.STATE, JobState.class);
      return state.ended() ? state : backUp();
    } catch (StepFailedException e) {
      return fail(e.error());
    }
  }

  private JobState backUp() {
    takeSnapshot();
    JsonNode plan = steps.call(FunctionNames.PLAN_TRANSFER, job());
    if (Json.smallNumber(plan, PlanTransfer.PARTS) > 0) {
      awaitTransfer();
    }
    steps.call(FunctionNames.COMMIT_POINT, job());
    ObjectNode closing = job();
    Fields.put(closing, CloseBackup.NOTE, dropSnapshots());
    steps.call(FunctionNames.CLOSE_BACKUP, closing);
    return JobState.DONE;
  }

  private void takeSnapshot() {
    Instant since = context.getCurrentInstant();
    Duration least = SHORTEST_POLL;
    JsonNode progress = steps.call(FunctionNames.TAKE_SNAPSHOT, job());
    while (progress.has(TakeSnapshot.PENDING_SECONDS)) {
      steps.requireWithin(LONGEST_SNAPSHOT, since, "for the snapshot of item " + order.item());
      Duration asked = Duration.ofSeconds(Json.number(progress, TakeSnapshot.PENDING_SECONDS));
      steps.sleep(asked.compareTo(least) > 0 ? asked : least);
      least = grown(least, LONGEST_POLL);
      progress = steps.call(FunctionNames.TAKE_SNAPSHOT, job());
    }
  }

  private void awaitTransfer() {
    Duration review = FIRST_REVIEW;
    Task<String> finished = finished();
    boolean ended = false;
    while (!ended) {
      context.anyOf(List.of(finished, context.createTimer(review))).await();
      if (finished.isDone()) {
        finished = finished();
      } else {
        review = grown(review, LATEST_REVIEW);
      }
      JsonNode progress = steps.call(FunctionNames.REVIEW_TRANSFER, job());
      ended = Fields.flag(progress, ReviewTransfer.ENDED);
    }
  }

  private Task<String> finished() {
    return context.waitForExternalEvent(FunctionNames.TRANSFER_FINISHED, String.class);
  }

  private static Duration grown(Duration duration, Duration limit) {
    Duration twice = duration.multipliedBy(2);
    return twice.compareTo(limit) > 0 ? limit : twice;
  }

  /** The recovery point is there by now: what goes wrong here is told, and fails nothing. */
  private Optional<String> dropSnapshots() {
    try {
      steps.call(FunctionNames.DROP_SNAPSHOTS, job());
      return Optional.empty();
    } catch (StepFailedException e) {
      return Optional.of("old snapshots could not be dropped, the next run tries: " + e.error());
    }
  }

  /** Where even this fails, the reconciliation of {@code ScheduleTick} ends the job later. */
  private JobState fail(JobError error) {
    try {
      ObjectNode input = job();
      input.set(FailBackup.WHY, JobCodec.encode(error));
      steps.call(FunctionNames.FAIL_BACKUP, input);
    } catch (StepFailedException e) {
      return JobState.FAILED;
    }
    return JobState.FAILED;
  }

  private ObjectNode job() {
    return Payload.of(order.job());
  }
}
