package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.backup.TakeSnapshot;
import dev.vaultline.pipeline.durable.FunctionNames;

/** {@link TakeSnapshot} as a function. */
public final class TakeSnapshotFunction {
  private final TakeSnapshot activity;

  public TakeSnapshotFunction(TakeSnapshot activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.TAKE_SNAPSHOT)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
