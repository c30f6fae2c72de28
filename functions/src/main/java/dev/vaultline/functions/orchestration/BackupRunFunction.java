package dev.vaultline.functions.orchestration;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import dev.vaultline.pipeline.backup.BackupRun;
import dev.vaultline.pipeline.durable.FunctionNames;

/** {@link BackupRun} as a function. */
public final class BackupRunFunction {

  @FunctionName(FunctionNames.BACKUP_RUN)
  public String run(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context,
      ExecutionContext execution) {
    return OrchestrationShell.run(BackupRun::run, context, execution);
  }
}
