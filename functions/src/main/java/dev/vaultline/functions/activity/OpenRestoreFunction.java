package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.restore.OpenRestore;

/** {@link OpenRestore} as a function. */
public final class OpenRestoreFunction {
  private final OpenRestore activity;

  public OpenRestoreFunction(OpenRestore activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.OPEN_RESTORE)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
