package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.durabletask.TaskOrchestrationContext;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.durable.StepFailedException;
import dev.vaultline.pipeline.durable.Steps;
import dev.vaultline.pipeline.job.JobCodec;

/**
 * Confirms or undoes a restore in place. Ends with a result, never with a throw; where it fails the
 * replacement is still there, and can be settled again.
 */
public final class SettleRun {
  private SettleRun() {}

  /**
   * Runs the orchestration.
   *
   * @return the text of a payload that names the job, with the failure where there was one
   */
  public static String run(TaskOrchestrationContext context) {
    Steps steps = new Steps(context);
    PlatformWait platform = new PlatformWait(context, steps);
    JsonNode input = Steps.input(context);
    ObjectNode result = Payload.of(Payload.job(input));
    try {
      platform.until(
          FunctionNames.SETTLE_RESTORE, input.<ObjectNode>deepCopy(), "for the former disks");
    } catch (StepFailedException e) {
      result.set(RestoreBatch.FAILURE, JobCodec.encode(e.error()));
      AbandonRestore.abandon(steps, platform, Payload.job(input), e.error());
    }
    return Payload.write(result);
  }
}
