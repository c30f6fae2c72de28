package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.retention.OpenRetention;

/** {@link OpenRetention} as a function. */
public final class OpenRetentionFunction {
  private final OpenRetention activity;

  public OpenRetentionFunction(OpenRetention activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.OPEN_RETENTION)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
