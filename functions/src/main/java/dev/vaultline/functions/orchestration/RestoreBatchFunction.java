package dev.vaultline.functions.orchestration;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.restore.RestoreBatch;

/** {@link RestoreBatch} as a function. */
public final class RestoreBatchFunction {

  @FunctionName(FunctionNames.RESTORE_BATCH)
  public String run(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context,
      ExecutionContext execution) {
    return OrchestrationShell.run(RestoreBatch::run, context, execution);
  }
}
