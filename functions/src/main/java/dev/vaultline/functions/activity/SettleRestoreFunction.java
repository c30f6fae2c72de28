package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.restore.SettleRestore;

/** {@link SettleRestore} as a function. */
public final class SettleRestoreFunction {
  private final SettleRestore activity;

  public SettleRestoreFunction(SettleRestore activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.SETTLE_RESTORE)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
