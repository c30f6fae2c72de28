package dev.vaultline.functions.timer;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import dev.vaultline.functions.app.DurableDoor;
import dev.vaultline.pipeline.protection.TaggedMachines;
import dev.vaultline.pipeline.tick.ScheduleTick;

/** Starts the backups that are due, and protects machines that were tagged since. */
public final class ScheduleTickFunction {
  private final ScheduleTick service;
  private final TaggedMachines tagged;
  private final DurableDoor durable;

  public ScheduleTickFunction(ScheduleTick service, TaggedMachines tagged, DurableDoor durable) {
    this.service = service;
    this.tagged = tagged;
    this.durable = durable;
  }

  @FunctionName("ScheduleTick")
  public void run(
      @TimerTrigger(name = "timer", schedule = "0 */5 * * * *") String timer,
      @DurableClientInput(name = "durable") DurableClientContext client,
      ExecutionContext context) {
    durable.open(client);
    service.run().forEach(context.getLogger()::info);
    tagged.run().forEach(context.getLogger()::info);
  }
}
