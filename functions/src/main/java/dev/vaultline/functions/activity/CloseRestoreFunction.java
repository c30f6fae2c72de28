package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.restore.CloseRestore;

/** {@link CloseRestore} as a function. */
public final class CloseRestoreFunction {
  private final CloseRestore activity;

  public CloseRestoreFunction(CloseRestore activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.CLOSE_RESTORE)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
