package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobCodec;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.table.Fields;
import java.util.List;
import java.util.function.Predicate;

/**
 * Ends a restore job that failed or was cancelled, wherever it stood: a machine gets its own disks
 * back, and what the restore created is removed.
 */
public final class FailRestore implements Activity {
  static final String WHY = "why";

  private final RestoreDesk desk;

  public FailRestore(RestoreDesk desk) {
    this.desk = desk;
  }

  /**
   * What may pass by itself is tried again, and in the end left to the next tick. Says after how
   * many seconds to look again, or nothing when the job has ended.
   */
  @Override
  public ObjectNode run(JsonNode input) {
    JobError why = JobCodec.decodeError(Fields.object(input, WHY));
    return fail(Payload.job(input), why, problem -> !problem.retryable());
  }

  /**
   * Ends the job whatever becomes of what it created; does nothing when it has ended.
   *
   * @return whether it has ended: otherwise the platform is still at it
   */
  public boolean fail(JobId job, JobError why) {
    return !fail(job, why, problem -> true).has(PlatformSteps.PENDING_SECONDS);
  }

  /**
   * @param bearable with which problems the job ends all the same, saying what is left
   */
  private ObjectNode fail(JobId job, JobError why, Predicate<JobError> bearable) {
    if (desk.jobs().isOver(job)) {
      desk.parts().delete(job);
      return Payload.create();
    }
    PlatformSteps steps = new PlatformSteps(desk, job);
    List<String> left =
        desk.order(job)
            .map(order -> new CleanUp(desk, steps, bearable).run(order))
            .orElse(List.of());
    ObjectNode result = steps.result();
    if (steps.done()) {
      desk.jobs().update(job, change -> change.notes(left).failed(why, desk.clock().instant()));
      desk.parts().delete(job);
    }
    return result;
  }
}
