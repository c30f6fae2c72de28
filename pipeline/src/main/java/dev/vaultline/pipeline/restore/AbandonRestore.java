package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.durabletask.TaskOrchestrationContext;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.durable.StepFailedException;
import dev.vaultline.pipeline.durable.Steps;
import dev.vaultline.pipeline.job.JobCodec;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.table.Fields;

/**
 * Takes back what a restore did whose own orchestration is gone. Ends with a result, never with a
 * throw.
 */
public final class AbandonRestore {
  private AbandonRestore() {}

  static ObjectNode encode(JobId job, JobError why) {
    ObjectNode input = Payload.of(job);
    input.set(FailRestore.WHY, JobCodec.encode(why));
    return input;
  }

  /**
   * Runs the orchestration.
   *
   * @return the text of a payload that names the job
   */
  public static String run(TaskOrchestrationContext context) {
    JsonNode input = Steps.input(context);
    JobId job = Payload.job(input);
    Steps steps = new Steps(context);
    JobError why = JobCodec.decodeError(Fields.object(input, FailRestore.WHY));
    abandon(steps, new PlatformWait(context, steps), job, why);
    return Payload.write(Payload.of(job));
  }

  /** Where even this fails, the reconciliation of {@code ScheduleTick} begins it anew. */
  static void abandon(Steps steps, PlatformWait platform, JobId job, JobError why) {
    ObjectNode input = encode(job, why);
    try {
      platform.toTheEnd(FunctionNames.FAIL_RESTORE, input, "for the end of the cleaning up");
    } catch (StepFailedException e) {
      // The job tells the first failure; there is nothing better to do with this one.
    }
  }
}
