package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.backup.BackupRun;
import dev.vaultline.engine.backup.PlannedPart;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.part.Notes;
import dev.vaultline.pipeline.part.PartRecord;
import dev.vaultline.pipeline.part.PartRef;
import dev.vaultline.pipeline.part.PartSet;
import dev.vaultline.pipeline.queue.TaskQueue;
import dev.vaultline.pipeline.snapshot.DiskSnapshot;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.transfer.RunSources;
import dev.vaultline.pipeline.transfer.TransferTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Divides the transfer of a snapshot into parts and sends each to the queue. */
public final class PlanTransfer implements Activity {
  static final String PARTS = "parts";

  /** The orchestration that asks, which is not the one that opened the job. */
  static final String INSTANCE = "instance";

  private final BackupDesk desk;
  private final TaskQueue queue;
  private final long partBytes;

  /**
   * @param partBytes about how many bytes a worker reads for a part: as many as it can in minutes
   */
  public PlanTransfer(BackupDesk desk, TaskQueue queue, long partBytes) {
    this.desk = desk;
    this.queue = queue;
    this.partBytes = partBytes;
  }

  /** Says how many parts there are. */
  @Override
  public ObjectNode run(JsonNode input) {
    JobId job = Payload.job(input);
    // Before the job is looked at: who cancels it later knows whom to wake.
    String instance = Json.text(input, INSTANCE);
    desk.jobs().update(job, change -> change.drivenBy(instance));
    Notes notes = desk.open(job);
    List<PartRecord> parts =
        records(planned(notes.require(RunRecord.NOTE).names(), BackupDesk.snapshot(notes)));
    long bytes = parts.stream().mapToLong(PartRecord::bytes).sum();
    desk.parts().create(job, new PartSet(parts.size(), bytes, desk.clock().instant()), parts);
    desk.jobs().update(job, change -> change.task(TaskName.TRANSFER, task -> task.at(0, bytes)));
    // After the rows: a message that is faster than its part would be dropped.
    queue.send(parts.stream().map(part -> new TransferTask(job, part.ref()).encode()).toList());
    return Payload.create().put(PARTS, parts.size());
  }

  private List<PlannedPart> planned(PointNames names, Snapshot snapshot) {
    BackupRun run =
        BackupRun.begin(
            desk.vault().get(),
            names,
            snapshot.disks().stream().map(DiskSnapshot::identity).toList());
    RunSources sources = new RunSources(desk.snapshots());
    List<DiskSource> open = new ArrayList<>();
    try {
      snapshot.disks().forEach(disk -> open.add(sources.open(run, disk)));
      return run.plan(open, partBytes);
    } finally {
      open.forEach(DiskSource::close);
    }
  }

  private List<PartRecord> records(List<PlannedPart> planned) {
    Instant now = desk.clock().instant();
    List<PartRecord> records = new ArrayList<>();
    for (PlannedPart part : planned) {
      int group = records.size() / PartRef.GROUP_SIZE;
      PartRef ref = new PartRef(part.id().disk(), part.id().number(), group);
      records.add(PartRecord.queued(ref, part.bytes(), now));
    }
    return records;
  }
}
