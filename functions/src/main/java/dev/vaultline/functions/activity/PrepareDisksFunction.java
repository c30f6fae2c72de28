package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.restore.PrepareDisks;

/** {@link PrepareDisks} as a function. */
public final class PrepareDisksFunction {
  private final PrepareDisks activity;

  public PrepareDisksFunction(PrepareDisks activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.PREPARE_DISKS)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
