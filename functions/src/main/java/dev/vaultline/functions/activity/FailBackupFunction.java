package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.backup.FailBackup;
import dev.vaultline.pipeline.durable.FunctionNames;

/** {@link FailBackup} as a function. */
public final class FailBackupFunction {
  private final FailBackup activity;

  public FailBackupFunction(FailBackup activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.FAIL_BACKUP)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
