package dev.vaultline.functions.orchestration;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import dev.vaultline.pipeline.backup.ProtectItem;
import dev.vaultline.pipeline.durable.FunctionNames;

/** {@link ProtectItem} as a function. */
public final class ProtectItemFunction {

  @FunctionName(FunctionNames.PROTECT_ITEM)
  public String run(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context,
      ExecutionContext execution) {
    return OrchestrationShell.run(ProtectItem::run, context, execution);
  }
}
