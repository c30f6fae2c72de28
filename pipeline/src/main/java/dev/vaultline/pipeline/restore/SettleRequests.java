package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.pipeline.ConflictException;
import dev.vaultline.pipeline.NotFoundException;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.Orchestrations;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobKind;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.restore.replacement.Replacement;
import dev.vaultline.pipeline.table.Fields;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Has restores in place confirmed or undone. */
public final class SettleRequests {
  private final RestoreDesk desk;
  private final Orchestrations orchestrations;

  public SettleRequests(RestoreDesk desk, Orchestrations orchestrations) {
    this.desk = desk;
    this.orchestrations = orchestrations;
  }

  /**
   * Starts a job that confirms or undoes a restore.
   *
   * @throws NotFoundException when there is no such restore, or nothing of it to confirm or undo
   * @throws ConflictException when the restore still runs, or another job is at it
   */
  public JobRecord submit(JobId restore, Settlement settlement) {
    JobRecord restored =
        desk.jobs()
            .find(restore)
            .orElseThrow(() -> new NotFoundException("there is no job " + restore));
    if (!restored.state().ended()) {
      throw new ConflictException(
          "restore " + restore + " still runs; wait for its end, or cancel it");
    }
    Replacement replacement =
        desk.replacements()
            .find(restore)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "job "
                            + restore
                            + " replaced no disks, or that was confirmed or undone already"));
    return start(restored, replacement, settlement);
  }

  private JobRecord start(JobRecord restored, Replacement replacement, Settlement settlement) {
    Instant now = desk.clock().instant();
    JobId id = JobId.of(now, UUID.randomUUID().toString());
    String instance = "settle-" + id;
    desk.replacements().claim(replacement, id, desk.jobs()::isOver);
    JobRecord job =
        desk.jobs()
            .open(
                JobRecord.queued(
                    id,
                    JobKind.RESTORE,
                    List.of(TaskName.MACHINE),
                    restored.item(),
                    instance,
                    now));
    ObjectNode input = Payload.of(id).put(SettleRestore.SETTLEMENT, Fields.word(settlement));
    orchestrations.start(FunctionNames.SETTLE_RUN, instance, Payload.write(input));
    return job;
  }
}
