package dev.vaultline.pipeline.durable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskFailedException;
import com.microsoft.durabletask.TaskOrchestrationContext;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobCodec;
import dev.vaultline.pipeline.job.JobError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of one orchestration, called one after the other. */
public final class Steps {
  private final TaskOrchestrationContext context;
  private @Nullable Task<String> cancellation;

  public Steps(TaskOrchestrationContext context) {
    this.context = context;
  }

  /** The input of the orchestration. */
  public static JsonNode input(TaskOrchestrationContext context) {
    return Payload.read(context.getInput(JsonNode.class));
  }

  /**
   * Calls an activity, as often as {@link Retries} says.
   *
   * @return its result
   * @throws StepFailedException when it failed for good
   */
  public JsonNode call(String activity, ObjectNode input) {
    return result(
        context.callActivity(activity, Payload.write(input), Retries.steps(), JsonNode.class));
  }

  /**
   * Waits for a task and reads its result.
   *
   * @throws StepFailedException when it failed
   */
  public static JsonNode result(Task<JsonNode> task) {
    JsonNode result = Payload.read(answer(task));
    if (result.has(ActivityCall.ERROR_FIELD)) {
      throw new StepFailedException(JobCodec.decodeError(result.get(ActivityCall.ERROR_FIELD)));
    }
    return result;
  }

  private static JsonNode answer(Task<JsonNode> task) {
    try {
      JsonNode answer = task.await();
      if (answer == null) {
        throw new StepFailedException(
            new JobError(ErrorCode.LOST, "a step was ended from outside, without a result"));
      }
      return answer;
    } catch (TaskFailedException e) {
      throw new StepFailedException(
          ActivityFailedException.parse(String.valueOf(e.getErrorDetails().getErrorMessage())));
    }
  }

  /** Waits; the orchestration sleeps meanwhile, whatever becomes of its job. */
  public void sleep(Duration duration) {
    context.createTimer(duration).await();
  }

  /** Waits, unless somebody asks for the end of the orchestration's job. */
  public void pause(Duration duration) {
    context.anyOf(List.of(cancellation(), context.createTimer(duration))).await();
  }

  /**
   * Ends when somebody asks for the end of the orchestration's job. To be waited for beside
   * whatever is waited for: the step after that then fails, which leads to the cleaning up. It
   * takes a number of the history, so an orchestration that did not use it needs a new name to.
   */
  public Task<String> cancellation() {
    if (cancellation == null || cancellation.isDone()) {
      cancellation = context.waitForExternalEvent(FunctionNames.CANCEL_ASKED, String.class);
    }
    return cancellation;
  }

  /**
   * Fails when a wait has lasted too long.
   *
   * @param what is being waited for, for the message
   */
  public void requireWithin(Duration limit, Instant since, String what) {
    Duration waited = Duration.between(since, context.getCurrentInstant());
    if (waited.compareTo(limit) > 0) {
      throw new StepFailedException(
          new JobError(
              ErrorCode.STALLED,
              "waited " + waited.toHours() + " hours " + what + "; look at the platform's state"));
    }
  }
}
