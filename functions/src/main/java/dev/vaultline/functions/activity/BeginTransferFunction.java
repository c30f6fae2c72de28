package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import dev.vaultline.functions.app.DurableDoor;
import dev.vaultline.pipeline.backup.BeginTransfer;
import dev.vaultline.pipeline.durable.FunctionNames;

/** {@link BeginTransfer} as a function; it starts an orchestration. */
public final class BeginTransferFunction {
  private final BeginTransfer activity;
  private final DurableDoor durable;

  public BeginTransferFunction(BeginTransfer activity, DurableDoor durable) {
    this.activity = activity;
    this.durable = durable;
  }

  @FunctionName(FunctionNames.BEGIN_TRANSFER)
  public String run(
      @DurableActivityTrigger(name = "input") String input,
      @DurableClientInput(name = "durable") DurableClientContext client,
      ExecutionContext context) {
    durable.open(client);
    return ActivityShell.run(activity, input, context);
  }
}
