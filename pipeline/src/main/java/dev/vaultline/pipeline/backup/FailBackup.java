package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.backup.BackupRun;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.job.JobCodec;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.point.PointSummary;
import dev.vaultline.pipeline.point.Tier;
import dev.vaultline.pipeline.table.Fields;
import java.util.Optional;

/**
 * Ends a backup job that failed, wherever it stood: nothing of it will ever be committed, its
 * snapshot and parts go, and its item is free. A job whose recovery point was committed already
 * ends well all the same.
 */
public final class FailBackup implements Activity {
  static final String WHY = "why";

  private final BackupDesk desk;
  private final CloseBackup close;

  public FailBackup(BackupDesk desk) {
    this.desk = desk;
    this.close = new CloseBackup(desk);
  }

  @Override
  public ObjectNode run(JsonNode input) {
    fail(Payload.job(input), JobCodec.decodeError(Fields.object(input, WHY)));
    return Payload.create();
  }

  /** Ends the job. */
  public void fail(JobId id, JobError why) {
    Optional<JobRecord> job = desk.jobs().find(id);
    Optional<ItemId> item = job.flatMap(JobRecord::item);
    if (job.isEmpty() || item.isEmpty()) {
      return;
    }
    Optional<RecoveryPoint> committed =
        job.get().state().ended() ? Optional.empty() : abandon(id, item.get());
    if (committed.isPresent()) {
      desk.points().put(PointSummary.of(committed.get(), Tier.SNAPSHOT_AND_VAULT));
      desk.jobs().update(id, change -> change.point(committed.get().id()));
      close.close(id, Optional.of("after the recovery point was committed: " + why));
      return;
    }
    desk.parts().delete(id);
    desk.jobs().update(id, change -> change.failed(why, desk.clock().instant()));
    desk.items().release(item.get(), id);
  }

  /** Makes sure the job's run never commits; says what it committed if it was too late. */
  private Optional<RecoveryPoint> abandon(JobId job, ItemId id) {
    Optional<ItemRecord> item = desk.items().find(id).filter(found -> found.isClaimedBy(job));
    if (item.isEmpty()) {
      return Optional.empty();
    }
    // The run of the claim: what else is known of it may be gone since an earlier call.
    PointNames names = new PointNames(id, item.get().claim().orElseThrow().run());
    Vault vault = desk.vault().get();
    BackupRun.abandon(vault, names);
    Optional<RecoveryPoint> committed = new RecoveryPoints(vault).find(names);
    if (committed.isEmpty()) {
      desk.snapshots()
          .drop(
              id,
              names.point(),
              desk.parts()
                  .kept(job, RunRecord.NOTE)
                  .map(RunRecord::disks)
                  .orElse(item.get().disks()));
    }
    return committed;
  }
}
