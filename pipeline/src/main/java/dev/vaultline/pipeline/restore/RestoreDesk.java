package dev.vaultline.pipeline.restore;

import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.pipeline.job.JobEndedException;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.Jobs;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.point.Points;
import dev.vaultline.pipeline.restore.order.RestorablePoint;
import dev.vaultline.pipeline.restore.order.RestoreOrder;
import dev.vaultline.pipeline.restore.order.RestorePlanner;
import dev.vaultline.pipeline.restore.replacement.Replacements;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything the steps of a restore work with. */
public record RestoreDesk(
    Jobs jobs,
    Parts parts,
    Points points,
    Replacements replacements,
    RestorePlatform platform,
    Supplier<Vault> vault,
    Clock clock) {

  /** Checks and plans orders. */
  RestorePlanner planner() {
    return new RestorePlanner(platform.snapshots(), platform.machines());
  }

  /**
   * The order of a job that has not ended.
   *
   * @throws JobEndedException when it has
   */
  RestoreOrder open(JobId job) {
    jobs.requireOpen(job);
    return order(job).orElseThrow(() -> new JobEndedException(job));
  }

  /** The order of a job, while it is kept. */
  Optional<RestoreOrder> order(JobId job) {
    return parts.kept(job, RestoreOrder.NOTE);
  }

  /** A recovery point, in the vault or in the snapshot tier alone. */
  Optional<RestorablePoint> restorable(PointNames point) {
    return new RecoveryPoints(vault.get())
        .find(point)
        .map(RestorablePoint::of)
        .or(() -> points.kept(point).map(RestorablePoint::of));
  }

  /** The recovery point of an order whose bytes come from the vault. */
  RecoveryPoint point(RestoreOrder order) {
    return new RecoveryPoints(vault.get()).require(order.item(), order.point());
  }

  /** What could not be restored, a line each; the disks hold zeros there. */
  List<String> damage(JobId job) {
    return parts.all(job).stream().flatMap(part -> part.notes().stream()).toList();
  }
}
