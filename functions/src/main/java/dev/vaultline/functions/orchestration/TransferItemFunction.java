package dev.vaultline.functions.orchestration;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import dev.vaultline.pipeline.backup.TransferItem;
import dev.vaultline.pipeline.durable.FunctionNames;

/** {@link TransferItem} as a function. */
public final class TransferItemFunction {

  @FunctionName(FunctionNames.TRANSFER_ITEM)
  public String run(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context,
      ExecutionContext execution) {
    return OrchestrationShell.run(TransferItem::run, context, execution);
  }
}
