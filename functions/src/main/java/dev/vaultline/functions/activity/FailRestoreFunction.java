package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.restore.FailRestore;

/** {@link FailRestore} as a function. */
public final class FailRestoreFunction {
  private final FailRestore activity;

  public FailRestoreFunction(FailRestore activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.FAIL_RESTORE)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
