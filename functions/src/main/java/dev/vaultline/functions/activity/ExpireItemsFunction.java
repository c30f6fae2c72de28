package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.retention.ExpireItems;

/** {@link ExpireItems} as a function. */
public final class ExpireItemsFunction {
  private final ExpireItems activity;

  public ExpireItemsFunction(ExpireItems activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.EXPIRE_ITEMS)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
