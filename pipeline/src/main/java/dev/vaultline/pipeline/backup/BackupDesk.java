package dev.vaultline.pipeline.backup;

import dev.vaultline.engine.vault.Vault;
import dev.vaultline.pipeline.item.Items;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.Jobs;
import dev.vaultline.pipeline.part.Notes;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.point.Points;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.snapshot.SnapshotCodec;
import dev.vaultline.pipeline.snapshot.SnapshotFacts;
import dev.vaultline.pipeline.snapshot.SnapshotService;
import java.time.Clock;
import java.util.Map;
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

  /**
   * What was kept of a job that has not ended.
   *
   * @throws dev.vaultline.pipeline.job.JobEndedException when it has
   */
  Notes open(JobId job) {
    jobs.requireOpen(job);
    return parts.notes(job);
  }

  /** The snapshot that a job took, with its facts. */
  static Snapshot snapshot(Notes notes) {
    return notes
        .require(SnapshotCodec.NOTE)
        .withFacts(notes.kept(SnapshotFacts.NOTE).orElse(Map.of()));
  }
}
