package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.restore.FitMachine;

/** {@link FitMachine} as a function. */
public final class FitMachineFunction {
  private final FitMachine activity;

  public FitMachineFunction(FitMachine activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.FIT_MACHINE)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
