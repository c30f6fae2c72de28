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
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.table.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The second phase of the backup of one item: has the parts of its snapshot transferred to the
 * vault, and commits. Ends with the state of the job, never with a throw.
 */
public final class TransferItem {
  /** Only for lost events and messages; grows, so that a week of waiting is a short history. */
  private static final Duration FIRST_REVIEW = Duration.ofMinutes(5);

  private static final Duration LATEST_REVIEW = Duration.ofHours(1);

  private final TaskOrchestrationContext context;
  private final Steps steps;
  private final JobId job;

  private TransferItem(TaskOrchestrationContext context) {
    this.context = context;
    this.steps = new Steps(context);
    this.job = Payload.job(Steps.input(context));
  }

  /** The instance of the orchestration that transfers the snapshot of a job. */
  static String instance(JobId job) {
    return "transfer-" + job;
  }

  /**
   * Runs the orchestration.
   *
   * @return the text of a payload with the state of the job
   */
  public static String run(TaskOrchestrationContext context) {
    TransferItem item = new TransferItem(context);
    return Payload.write(item.input().put(OpenBackup.STATE, Fields.word(item.transfer())));
  }

  private JobState transfer() {
    try {
      ObjectNode planning = input().put(PlanTransfer.INSTANCE, instance(job));
      JsonNode plan = steps.call(FunctionNames.PLAN_TRANSFER, planning);
      if (Json.smallNumber(plan, PlanTransfer.PARTS) > 0) {
        awaitParts();
      }
      steps.call(FunctionNames.COMMIT_POINT, input());
      ObjectNode closing = input();
      Fields.put(closing, CloseBackup.NOTE, dropSnapshots());
      steps.call(FunctionNames.CLOSE_BACKUP, closing);
      return JobState.DONE;
    } catch (StepFailedException e) {
      return BackupFailure.end(steps, job, e.error());
    }
  }

  private void awaitParts() {
    Duration review = FIRST_REVIEW;
    Task<String> finished = finished();
    boolean ended = false;
    while (!ended) {
      context.anyOf(List.of(finished, steps.cancellation(), context.createTimer(review))).await();
      if (finished.isDone()) {
        finished = finished();
      } else {
        review = Pace.grown(review, LATEST_REVIEW);
      }
      JsonNode progress = steps.call(FunctionNames.REVIEW_TRANSFER, input());
      ended = Fields.flag(progress, ReviewTransfer.ENDED);
    }
  }

  private Task<String> finished() {
    return context.waitForExternalEvent(FunctionNames.TRANSFER_FINISHED, String.class);
  }

  /** The recovery point is there by now: what goes wrong here is told, and fails nothing. */
  private Optional<String> dropSnapshots() {
    try {
      steps.call(FunctionNames.DROP_SNAPSHOTS, input());
      return Optional.empty();
    } catch (StepFailedException e) {
      return Optional.of("old snapshots could not be dropped, the next run tries: " + e.error());
    }
  }

  private ObjectNode input() {
    return Payload.of(job);
  }
}
