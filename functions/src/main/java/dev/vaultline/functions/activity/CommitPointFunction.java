package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.backup.CommitPoint;
import dev.vaultline.pipeline.durable.FunctionNames;

/** {@link CommitPoint} as a function. */
public final class CommitPointFunction {
  private final CommitPoint activity;

  public CommitPointFunction(CommitPoint activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.COMMIT_POINT)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
