package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.item.ListItems;

/** {@link ListItems} as a function. */
public final class ListItemsFunction {
  private final ListItems activity;

  public ListItemsFunction(ListItems activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.LIST_ITEMS)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
