package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.backup.CloseBackup;
import dev.vaultline.pipeline.durable.FunctionNames;

/** {@link CloseBackup} as a function. */
public final class CloseBackupFunction {
  private final CloseBackup activity;

  public CloseBackupFunction(CloseBackup activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.CLOSE_BACKUP)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
