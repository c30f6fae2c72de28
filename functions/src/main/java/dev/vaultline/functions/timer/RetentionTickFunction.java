package dev.vaultline.functions.timer;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import dev.vaultline.functions.app.DurableDoor;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.retention.RetentionRequests;
import dev.vaultline.pipeline.tick.HistoryPurge;

/** Starts the daily retention, and removes old histories from the task hub. */
public final class RetentionTickFunction {
  private final RetentionRequests service;
  private final HistoryPurge histories;
  private final DurableDoor durable;

  public RetentionTickFunction(
      RetentionRequests service, HistoryPurge histories, DurableDoor durable) {
    this.service = service;
    this.histories = histories;
    this.durable = durable;
  }

  @FunctionName("RetentionTick")
  public void run(
      @TimerTrigger(name = "timer", schedule = "0 30 4 * * *") String timer,
      @DurableClientInput(name = "durable") DurableClientContext client,
      ExecutionContext context) {
    durable.open(client);
    JobRecord job = service.submitDaily();
    context.getLogger().info(() -> "retention is job " + job.id());
    String purged = histories.run();
    context.getLogger().info(() -> purged);
  }
}
