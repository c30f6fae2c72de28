package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.backup.PlanTransfer;
import dev.vaultline.pipeline.durable.FunctionNames;

/** {@link PlanTransfer} as a function. */
public final class PlanTransferFunction {
  private final PlanTransfer activity;

  public PlanTransferFunction(PlanTransfer activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.PLAN_TRANSFER)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
