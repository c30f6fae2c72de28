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
import dev.vaultline.pipeline.restore.order.Ending;
import dev.vaultline.pipeline.restore.order.PlannedDisk;
import dev.vaultline.pipeline.restore.order.RestoreOrder;
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
    if (!desk.jobs().isOver(job)) {
      end(desk.open(job));
    }
    desk.parts().delete(job);
    return Payload.create();
  }

  private void end(RestoreOrder order) {
    List<String> damage = desk.damage(order.job());
    List<String> notes = new ArrayList<>();
    order.disks().forEach(disk -> notes.add(line(disk)));
    if (damage.isEmpty()) {
      notes.addAll(machine(order));
    }
    notes.addAll(damage);
    Instant now = desk.clock().instant();
    desk.jobs().update(order.job(), change -> end(change.notes(notes), damage.size(), now));
  }

  private static String line(PlannedDisk disk) {
    return "disk "
        + disk.number()
        + " is restored to "
        + disk.target()
        + (disk.fromVault() ? "" : " from its snapshot");
  }

  private List<String> machine(RestoreOrder order) {
    if (order.ending() instanceof Ending.Create create) {
      return List.of("machine " + create.machine().id() + " is created");
    }
    return desk.replacements()
        .find(order.job())
        .map(
            replacement ->
                List.of(
                    "machine "
                        + replacement.machine()
                        + " has the restored disks; those before are kept until this restore is"
                        + " confirmed (which deletes them) or undone: "
                        + replacement.swap().out().size()
                        + " disks with the tag vaultline-replaced-by"))
        .orElse(List.of());
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
                    + " extents could not be restored and hold zeros; the notes name them, and no"
                    + " machine was given such disks. Restore them from another recovery point"),
            now);
  }
}
