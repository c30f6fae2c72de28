package dev.vaultline.pipeline.retention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.sweep.Sweep;
import dev.vaultline.engine.sweep.SweepPlan;
import dev.vaultline.engine.sweep.SweepReport;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.Jobs;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.job.TaskState;
import java.util.function.Supplier;

/** Sweeps the vault, or says what a sweep would do. */
public final class SweepVault implements Activity {
  static final String SUMMARY = "summary";

  private final Jobs jobs;
  private final Supplier<Vault> vault;

  public SweepVault(Jobs jobs, Supplier<Vault> vault) {
    this.jobs = jobs;
    this.vault = vault;
  }

  @Override
  public ObjectNode run(JsonNode input) {
    RetentionOrder order = RetentionOrder.decode(input);
    jobs.update(
        order.job(),
        change ->
            change
                .task(TaskName.EXPIRE, task -> task.in(TaskState.DONE))
                .task(TaskName.SWEEP, task -> task.in(TaskState.RUNNING)));
    Sweep sweep = new Sweep(vault.get());
    String summary = order.dryRun() ? describe(sweep.plan()) : describe(sweep.run());
    return Payload.create().put(SUMMARY, summary);
  }

  private static String describe(SweepPlan plan) {
    return "a sweep now would remove "
        + plan.expired().size()
        + " expired recovery points, "
        + plan.garbage().size()
        + " objects and free "
        + plan.bytes()
        + " bytes";
  }

  private static String describe(SweepReport report) {
    return "the sweep removed "
        + report.points()
        + " expired recovery points, "
        + report.objects()
        + " objects and freed "
        + report.bytes()
        + " bytes";
  }
}
