package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobCodec;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.part.PartRecord;
import dev.vaultline.pipeline.table.Fields;

/** Ends a restore job that failed, wherever it stood, and removes the disks it created. */
public final class FailRestore implements Activity {
  static final String WHY = "why";

  private final RestoreDesk desk;

  public FailRestore(RestoreDesk desk) {
    this.desk = desk;
  }

  @Override
  public ObjectNode run(JsonNode input) {
    fail(Payload.job(input), JobCodec.decodeError(Fields.object(input, WHY)));
    return Payload.create();
  }

  /** Ends the job; does nothing when it has ended. */
  public void fail(JobId job, JobError why) {
    if (!desk.jobs().isOver(job)) {
      desk.parts().kept(job, RestoreOrder.NOTE).ifPresent(this::dropTargets);
    }
    desk.jobs().update(job, change -> change.failed(why, desk.clock().instant()));
    desk.parts().delete(job);
  }

  private void dropTargets(RestoreOrder order) {
    desk.parts().all(order.job()).stream()
        .map(PartRecord::ref)
        .map(ref -> ref.disk())
        .distinct()
        .forEach(disk -> desk.targets().drop(order.target(disk), order.job().value()));
  }
}
