package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskOrchestrationContext;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.durable.StepFailedException;
import dev.vaultline.pipeline.durable.Steps;
import dev.vaultline.pipeline.durable.Window;
import dev.vaultline.pipeline.job.JobCodec;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.part.PartRef;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.table.Fields;
import java.util.List;

/** Restores the ranges of one group, a few at a time. Keeps the history of the restore small. */
public final class RestoreBatch {
  static final String FAILURE = "failure";

  private static final Window WINDOW = new Window(4, 4);

  private RestoreBatch() {}

  static ObjectNode encode(JobId job, int group) {
    return Payload.of(job).put("group", group);
  }

  /**
   * Runs the orchestration.
   *
   * @return the text of a payload, with the failure where there was one
   */
  public static String run(TaskOrchestrationContext context) {
    ObjectNode result = Payload.create();
    try {
      restore(context);
    } catch (StepFailedException e) {
      result.set(FAILURE, JobCodec.encode(e.error()));
    }
    return Payload.write(result);
  }

  private static void restore(TaskOrchestrationContext context) {
    JsonNode input = Steps.input(context);
    JobId job = Payload.job(input);
    JsonNode listed =
        new Steps(context).call(FunctionNames.LIST_RESTORE_PARTS, input.<ObjectNode>deepCopy());
    List<PartRef> parts = Fields.objects(listed, ListRestoreParts.PARTS, Parts::decode);
    Window.Outcome<PartRef> outcome =
        WINDOW.run(context, parts, part -> restore(context, job, part));
    for (JobError error : outcome.failed().values()) {
      throw new StepFailedException(error);
    }
  }

  private static Task<JsonNode> restore(TaskOrchestrationContext context, JobId job, PartRef part) {
    ObjectNode input = Payload.of(job);
    input.setAll(Parts.encode(part));
    return context.callActivity(FunctionNames.RESTORE_PART, Payload.write(input), JsonNode.class);
  }
}
