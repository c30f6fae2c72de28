package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.retention.SweepVault;

/** {@link SweepVault} as a function. */
public final class SweepVaultFunction {
  private final SweepVault activity;

  public SweepVaultFunction(SweepVault activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.SWEEP_VAULT)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
