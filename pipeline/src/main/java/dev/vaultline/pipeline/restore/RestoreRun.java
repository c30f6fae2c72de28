package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskOrchestrationContext;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.durable.StepFailedException;
import dev.vaultline.pipeline.durable.Steps;
import dev.vaultline.pipeline.durable.Window;
import dev.vaultline.pipeline.job.JobCodec;
import dev.vaultline.pipeline.job.JobError;
import java.util.stream.IntStream;

/**
 * Restores disks of a recovery point into page blobs, as restores did that began before there was
 * {@link RestoreItem}; it goes once none of them can be under way any more. Ends with a result,
 * never with a throw; the job says how it went. For the largest disk its history has some 90
 * events.
 */
public final class RestoreRun {
  private static final Window WINDOW = new Window(2, 1);

  private final TaskOrchestrationContext context;
  private final Steps steps;
  private final EarlierOrder order;

  private RestoreRun(TaskOrchestrationContext context) {
    this.context = context;
    this.steps = new Steps(context);
    this.order = EarlierOrder.decode(Steps.input(context));
  }

  /**
   * Runs the orchestration.
   *
   * @return the text of a payload that names the job, with the failure where there was one
   */
  public static String run(TaskOrchestrationContext context) {
    RestoreRun run = new RestoreRun(context);
    ObjectNode result = run.job();
    try {
      run.restore();
    } catch (StepFailedException e) {
      result.set(RestoreBatch.FAILURE, JobCodec.encode(e.error()));
      run.fail(e.error());
    }
    return Payload.write(result);
  }

  private void restore() {
    JsonNode opened = steps.call(FunctionNames.OPEN_RESTORE, order.encode());
    int groups = Json.smallNumber(opened, OpenRestore.GROUPS);
    if (groups == 0) {
      return;
    }
    Window.Outcome<Integer> outcome =
        WINDOW.run(context, IntStream.range(0, groups).boxed().toList(), this::batch);
    RestoreItem.failure(outcome)
        .ifPresent(
            error -> {
              throw new StepFailedException(error);
            });
    steps.call(FunctionNames.CLOSE_RESTORE, job());
  }

  private Task<JsonNode> batch(int group) {
    return context.callSubOrchestrator(
        FunctionNames.RESTORE_BATCH,
        Payload.write(RestoreBatch.encode(order.job(), group)),
        order.instance() + "-g" + group,
        JsonNode.class);
  }

  /** Where even this fails, the reconciliation of {@code ScheduleTick} ends the job later. */
  private void fail(JobError error) {
    try {
      ObjectNode input = job();
      input.set(FailRestore.WHY, JobCodec.encode(error));
      steps.call(FunctionNames.FAIL_RESTORE, input);
    } catch (StepFailedException e) {
      // The result tells the first failure; there is nothing better to do with this one.
    }
  }

  private ObjectNode job() {
    return Payload.of(order.job());
  }
}
