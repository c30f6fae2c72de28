package dev.vaultline.pipeline.restore;

import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.Jobs;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.target.RestoreTargets;
import java.time.Clock;
import java.util.function.Supplier;

/** Everything the steps of a restore work with. */
public record RestoreDesk(
    Jobs jobs, Parts parts, RestoreTargets targets, Supplier<Vault> vault, Clock clock) {

  /**
   * The order of a job that has not ended.
   *
   * @throws dev.vaultline.pipeline.job.JobEndedException when it has
   */
  RestoreOrder open(JobId job) {
    jobs.requireOpen(job);
    return parts.require(job, RestoreOrder.NOTE);
  }

  RecoveryPoint point(RestoreOrder order) {
    return new RecoveryPoints(vault.get()).require(order.item(), order.point());
  }
}
