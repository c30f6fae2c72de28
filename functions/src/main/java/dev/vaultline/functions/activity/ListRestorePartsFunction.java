package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.restore.ListRestoreParts;

/** {@link ListRestoreParts} as a function. */
public final class ListRestorePartsFunction {
  private final ListRestoreParts activity;

  public ListRestorePartsFunction(ListRestoreParts activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.LIST_RESTORE_PARTS)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
