package dev.vaultline.functions.orchestration;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import dev.vaultline.pipeline.backup.SnapshotItem;
import dev.vaultline.pipeline.durable.FunctionNames;

/** {@link SnapshotItem} as a function. */
public final class SnapshotItemFunction {

  @FunctionName(FunctionNames.SNAPSHOT_ITEM)
  public String run(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context,
      ExecutionContext execution) {
    return OrchestrationShell.run(SnapshotItem::run, context, execution);
  }
}
