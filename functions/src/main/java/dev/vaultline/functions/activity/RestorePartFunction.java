package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.restore.RestorePart;

/** {@link RestorePart} as a function. */
public final class RestorePartFunction {
  private final RestorePart activity;

  public RestorePartFunction(RestorePart activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.RESTORE_PART)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
