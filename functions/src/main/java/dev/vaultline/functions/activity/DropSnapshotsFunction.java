package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.backup.DropSnapshots;
import dev.vaultline.pipeline.durable.FunctionNames;

/** {@link DropSnapshots} as a function. */
public final class DropSnapshotsFunction {
  private final DropSnapshots activity;

  public DropSnapshotsFunction(DropSnapshots activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.DROP_SNAPSHOTS)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
