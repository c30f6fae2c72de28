package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.VaultlineException;
import dev.vaultline.engine.backup.BackupRun;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobCodec;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.point.PointSummary;
import dev.vaultline.pipeline.point.Tier;
import dev.vaultline.pipeline.snapshot.ItemSource;
import dev.vaultline.pipeline.table.Fields;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

  /** What may pass by itself is tried again, and in the end left to the next tick. */
  @Override
  public ObjectNode run(JsonNode input) {
    JobError why = JobCodec.decodeError(Fields.object(input, WHY));
    fail(Payload.job(input), why, problem -> !problem.retryable());
    return Payload.create();
  }

  /** Ends the job whatever becomes of its snapshot: what is left of it, the next run drops. */
  public void fail(JobId id, JobError why) {
    fail(id, why, problem -> true);
  }

  /**
   * @param bearable with which problems at its snapshot the job ends all the same
   */
  private void fail(JobId id, JobError why, Predicate<JobError> bearable) {
    Optional<JobRecord> job = desk.jobs().find(id);
    Optional<ItemId> item = job.flatMap(JobRecord::item);
    if (job.isEmpty() || item.isEmpty()) {
      return;
    }
    Optional<PointNames> run = job.get().state().ended() ? Optional.empty() : run(id, item.get());
    Optional<RecoveryPoint> committed = run.flatMap(this::abandon);
    if (committed.isPresent()) {
      List<String> notes = tidied(() -> release(id, item.get(), committed), bearable);
      desk.points().put(PointSummary.of(committed.get(), Tier.SNAPSHOT_AND_VAULT));
      desk.jobs().update(id, change -> change.addNotes(notes).point(committed.get().id()));
      close.close(id, Optional.of("after the recovery point was committed: " + why));
      return;
    }
    List<String> notes =
        run.map(names -> tidied(() -> dropSnapshot(id, names), bearable)).orElse(List.of());
    desk.parts().delete(id);
    desk.jobs().update(id, change -> change.addNotes(notes).failed(why, desk.clock().instant()));
    desk.items().release(item.get(), id);
  }

  /** The run of the claim: what else is known of it may be gone since an earlier call. */
  private Optional<PointNames> run(JobId job, ItemId id) {
    return desk.items()
        .find(id)
        .flatMap(found -> found.claimOf(job))
        .map(claim -> new PointNames(id, claim.run()));
  }

  /** Makes sure the job's run never commits; says what it committed if it was too late. */
  private Optional<RecoveryPoint> abandon(PointNames run) {
    Vault vault = desk.vault().get();
    BackupRun.abandon(vault, run);
    return new RecoveryPoints(vault).find(run);
  }

  private void release(JobId job, ItemId item, Optional<RecoveryPoint> committed) {
    new SnapshotAccess(desk).release(job, item, committed);
  }

  private void dropSnapshot(JobId job, PointNames run) {
    release(job, run.item(), Optional.empty());
    desk.snapshots().drop(run.item(), run.point(), source(job, run.item()));
  }

  /** Says what could not be done. */
  private static List<String> tidied(Runnable tidying, Predicate<JobError> bearable) {
    try {
      tidying.run();
      return List.of();
    } catch (VaultlineException e) {
      JobError problem = JobError.of(e);
      if (!bearable.test(problem)) {
        throw e;
      }
      return List.of("its snapshot could not be dropped, the next run tries: " + problem);
    }
  }

  private ItemSource source(JobId job, ItemId item) {
    return desk.parts()
        .kept(job, RunRecord.NOTE)
        .map(RunRecord::source)
        .orElseGet(() -> desk.items().require(item).source());
  }
}
