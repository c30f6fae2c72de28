package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobChange;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.job.TaskState;
import dev.vaultline.pipeline.part.PartRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends a restore all of whose ranges were written. Where something was damaged the job failed, says
 * which extents hold zeros, and leaves the disks as they are: most of them is good.
 */
public final class CloseRestore implements Activity {
  private final RestoreDesk desk;

  public CloseRestore(RestoreDesk desk) {
    this.desk = desk;
  }

  @Override
  public ObjectNode run(JsonNode input) {
    JobId job = Payload.job(input);
    desk.parts().kept(job, RestoreOrder.NOTE).ifPresent(this::end);
    desk.parts().delete(job);
    return Payload.create();
  }

  private void end(RestoreOrder order) {
    JobId job = order.job();
    List<PartRecord> parts = desk.parts().all(job);
    List<String> damage = parts.stream().flatMap(part -> part.notes().stream()).toList();
    List<String> notes = new ArrayList<>(targets(order, parts));
    notes.addAll(damage);
    Instant now = desk.clock().instant();
    desk.jobs().update(job, change -> end(change.notes(notes), damage.size(), now));
  }

  private static JobChange end(JobChange change, int damaged, Instant now) {
    change.task(
        TaskName.RESTORE,
        task ->
            task.at(task.bytesPlanned(), task.bytesPlanned())
                .in(damaged == 0 ? TaskState.DONE : TaskState.FAILED));
    return damaged == 0
        ? change.ended(JobState.DONE, now)
        : change.failed(
            new JobError(
                ErrorCode.DAMAGED,
                damaged
                    + " extents could not be restored and hold zeros; the notes name them. Restore"
                    + " them from another recovery point"),
            now);
  }

  private static List<String> targets(RestoreOrder order, List<PartRecord> parts) {
    return parts.stream()
        .map(part -> part.ref().disk())
        .distinct()
        .map(disk -> "disk " + disk + " is restored to " + order.target(disk))
        .toList();
  }
}
