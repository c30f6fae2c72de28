package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.retention.CloseRetention;

/** {@link CloseRetention} as a function. */
public final class CloseRetentionFunction {
  private final CloseRetention activity;

  public CloseRetentionFunction(CloseRetention activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.CLOSE_RETENTION)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
