package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.restore.FinishDisks;

/** {@link FinishDisks} as a function. */
public final class FinishDisksFunction {
  private final FinishDisks activity;

  public FinishDisksFunction(FinishDisks activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.FINISH_DISKS)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
