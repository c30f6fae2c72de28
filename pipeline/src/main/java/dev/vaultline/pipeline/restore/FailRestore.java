package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.VaultlineException;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobCodec;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.part.PartRecord;
import dev.vaultline.pipeline.table.Fields;
import dev.vaultline.pipeline.target.TargetDisk;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Ends a restore job that failed, wherever it stood, and removes the disks it created. */
public final class FailRestore implements Activity {
  static final String WHY = "why";

  private final RestoreDesk desk;

  public FailRestore(RestoreDesk desk) {
    this.desk = desk;
  }

  /** What may pass by itself is tried again, and in the end left to the next tick. */
  @Override
  public ObjectNode run(JsonNode input) {
    JobError why = JobCodec.decodeError(Fields.object(input, WHY));
    fail(Payload.job(input), why, problem -> !problem.retryable());
    return Payload.create();
  }

  /** Ends the job whatever becomes of its disks; does nothing when it has ended. */
  public void fail(JobId job, JobError why) {
    fail(job, why, problem -> true);
  }

  /**
   * @param bearable with which problems at its disks the job ends all the same
   */
  private void fail(JobId job, JobError why, Predicate<JobError> bearable) {
    List<String> notes =
        desk.jobs().isOver(job)
            ? List.of()
            : desk.parts()
                .kept(job, RestoreOrder.NOTE)
                .map(order -> dropTargets(order, bearable))
                .orElse(List.of());
    desk.jobs().update(job, change -> change.notes(notes).failed(why, desk.clock().instant()));
    desk.parts().delete(job);
  }

  /** Says what is left. */
  private List<String> dropTargets(RestoreOrder order, Predicate<JobError> bearable) {
    return desk.parts().all(order.job()).stream()
        .map(PartRecord::ref)
        .map(ref -> ref.disk())
        .distinct()
        .flatMap(disk -> drop(order, order.target(disk), bearable).stream())
        .toList();
  }

  private Optional<String> drop(
      RestoreOrder order, TargetDisk target, Predicate<JobError> bearable) {
    try {
      desk.targets().drop(target, order.job().value());
      return Optional.empty();
    } catch (VaultlineException e) {
      JobError problem = JobError.of(e);
      if (!bearable.test(problem)) {
        throw e;
      }
      return Optional.of(target + " could not be deleted, delete it if it is there: " + problem);
    }
  }
}
