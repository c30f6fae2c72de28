package dev.vaultline.functions.timer;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import dev.vaultline.functions.app.DurableDoor;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.retention.RetentionRequests;

/** Starts the daily retention. */
public final class RetentionTickFunction {
  private final RetentionRequests service;
  private final DurableDoor durable;

  public RetentionTickFunction(RetentionRequests service, DurableDoor durable) {
    this.service = service;
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
  }
}
