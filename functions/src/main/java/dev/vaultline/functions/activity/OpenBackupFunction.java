package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.backup.OpenBackup;
import dev.vaultline.pipeline.durable.FunctionNames;

/** {@link OpenBackup} as a function. */
public final class OpenBackupFunction {
  private final OpenBackup activity;

  public OpenBackupFunction(OpenBackup activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.OPEN_BACKUP)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
