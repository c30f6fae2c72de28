package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.Progress;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.DiskTarget;
import dev.vaultline.engine.restore.DamagedExtent;
import dev.vaultline.engine.restore.DiskRestore;
import dev.vaultline.engine.restore.RestoreReport;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.measure.Measurements;
import dev.vaultline.pipeline.part.PartRecord;
import dev.vaultline.pipeline.part.PartRef;
import dev.vaultline.pipeline.part.PartState;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.restore.order.RestoreOrder;
import java.util.List;
import java.util.Optional;

/** Restores one range of a disk. What is damaged is noted; it fails nothing. */
public final class RestorePart implements Activity {
  private static final int THREADS = 2;

  private final RestoreDesk desk;
  private final Measurements measurements;

  public RestorePart(RestoreDesk desk, Measurements measurements) {
    this.desk = desk;
    this.measurements = measurements;
  }

  @Override
  public ObjectNode run(JsonNode input) {
    JobId job = Payload.job(input);
    RestoreOrder order = desk.open(job);
    PartRef ref = Parts.decode(input);
    Optional<PartRecord> part =
        desk.parts().find(job, ref).filter(found -> found.state() == PartState.QUEUED);
    if (part.isPresent()) {
      desk.parts().update(job, ref, found -> found.begun(desk.clock().instant()));
      RestoreReport report = restore(order, ref);
      List<String> damage = damage(ref, report);
      if (desk.parts().end(job, ref, found -> found.done(desk.clock().instant(), damage))) {
        tell(report);
      }
    }
    return Payload.create();
  }

  private RestoreReport restore(RestoreOrder order, PartRef ref) {
    DiskRestore restore = new DiskRestore(desk.vault().get(), desk.point(order), ref.disk());
    ByteRange range = RangeSize.range(restore.size(), ref.number());
    try (DiskTarget target =
        new RangeTarget(desk.platform().targets().open(order.disk(ref.disk()).target()), range)) {
      RestoreReport report = restore.run(range, target, THREADS, Progress.NONE);
      target.complete();
      return report;
    }
  }

  private void tell(RestoreReport report) {
    measurements.restored(report.bytesWritten());
    measurements.damaged(report.damaged().stream().map(DamagedExtent::object).distinct().count());
  }

  private static List<String> damage(PartRef ref, RestoreReport report) {
    return report.damaged().stream().map(extent -> line(ref, extent)).toList();
  }

  private static String line(PartRef ref, DamagedExtent extent) {
    return "disk "
        + ref.disk()
        + " bytes "
        + extent.range()
        + " could not be restored: "
        + extent.object()
        + " "
        + extent.what();
  }
}
