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
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.table.Fields;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Carries out a restore of any kind: new disks, their bytes, a machine. Ends with a result, never
 * with a throw; the job says how it went. For the largest disk its history has some 100 events, and
 * some more for each time that the platform is asked again.
 */
public final class RestoreItem {
  private static final Window WINDOW = new Window(2, 1);

  private final TaskOrchestrationContext context;
  private final Steps steps;
  private final PlatformWait platform;
  private final JobId job;

  private RestoreItem(TaskOrchestrationContext context) {
    this.context = context;
    this.steps = new Steps(context);
    this.platform = new PlatformWait(context, steps);
    this.job = Payload.job(Steps.input(context));
  }

  /**
   * Runs the orchestration.
   *
   * @return the text of a payload that names the job, with the failure where there was one
   */
  public static String run(TaskOrchestrationContext context) {
    RestoreItem item = new RestoreItem(context);
    ObjectNode result = item.input();
    try {
      item.restore();
    } catch (StepFailedException e) {
      result.set(RestoreBatch.FAILURE, JobCodec.encode(e.error()));
      AbandonRestore.abandon(item.steps, item.platform, item.job, e.error());
    }
    return Payload.write(result);
  }

  private void restore() {
    JsonNode opened = steps.call(FunctionNames.OPEN_RESTORE, input());
    if (!Fields.flag(opened, OpenRestore.STATE_OPEN)) {
      return;
    }
    platform.until(opened, FunctionNames.PREPARE_DISKS, input(), "for new disks");
    transfer(Json.smallNumber(opened, OpenRestore.GROUPS));
    platform.until(FunctionNames.FINISH_DISKS, input(), "for the end of the disks' upload");
    platform.until(FunctionNames.FIT_MACHINE, input(), "for the machine");
    steps.call(FunctionNames.CLOSE_RESTORE, input());
  }

  private void transfer(int groups) {
    Window.Outcome<Integer> outcome =
        WINDOW.run(context, IntStream.range(0, groups).boxed().toList(), this::batch);
    failure(outcome)
        .ifPresent(
            error -> {
              throw new StepFailedException(error);
            });
  }

  static Optional<JobError> failure(Window.Outcome<Integer> outcome) {
    for (JsonNode result : outcome.results().values()) {
      if (result.has(RestoreBatch.FAILURE)) {
        return Optional.of(JobCodec.decodeError(result.get(RestoreBatch.FAILURE)));
      }
    }
    return outcome.failed().values().stream().findFirst();
  }

  private Task<JsonNode> batch(int group) {
    return context.callSubOrchestrator(
        FunctionNames.RESTORE_BATCH,
        Payload.write(RestoreBatch.encode(job, group)),
        "restore-" + job + "-g" + group,
        JsonNode.class);
  }

  private ObjectNode input() {
    return Payload.of(job);
  }
}
