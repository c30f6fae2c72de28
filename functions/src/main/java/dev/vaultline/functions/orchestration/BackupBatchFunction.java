package dev.vaultline.functions.orchestration;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import dev.vaultline.pipeline.backup.BackupBatch;
import dev.vaultline.pipeline.durable.FunctionNames;

/** {@link BackupBatch} as a function. */
public final class BackupBatchFunction {

  @FunctionName(FunctionNames.BACKUP_BATCH)
  public String run(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context,
      ExecutionContext execution) {
    return OrchestrationShell.run(BackupBatch::run, context, execution);
  }
}
