package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.pipeline.durable.StepFailedException;
import dev.vaultline.pipeline.item.Items;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.Jobs;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.point.Points;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.snapshot.SnapshotCodec;
import dev.vaultline.pipeline.snapshot.SnapshotService;
import java.time.Clock;
import java.util.function.Supplier;

/** Everything the steps of a backup work with. */
public record BackupDesk(
    Jobs jobs,
    Items items,
    Parts parts,
    Points points,
    SnapshotService snapshots,
    Supplier<Vault> vault,
    Clock clock) {

  /** The job that a payload names. */
  static JobId job(JsonNode input) {
    return new JobId(Json.text(input, "job"));
  }

  /**
   * What was kept of a job that has not ended.
   *
   * @throws StepFailedException when it has: whoever still works for it is to stop
   */
  RunRecord open(JobId job) {
    if (jobs.find(job).map(found -> found.state().ended()).orElse(true)) {
      throw lost(job);
    }
    return parts.kept(job, RunRecord.NOTE).orElseThrow(() -> lost(job));
  }

  /** The snapshot that a job took. */
  Snapshot snapshot(JobId job) {
    return parts.kept(job, SnapshotCodec.NOTE).orElseThrow(() -> lost(job));
  }

  private static StepFailedException lost(JobId job) {
    return new StepFailedException(
        new JobError(
            ErrorCode.LOST, "job " + job + " was ended from outside; nothing more is done for it"));
  }

  /** Whether a job that holds a claim has ended, so that the claim is a left-over. */
  boolean isOver(JobId job) {
    return jobs.find(job).map(JobRecord::state).map(state -> state.ended()).orElse(true);
  }
}
