package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.vaultline.pipeline.backup.ReviewTransfer;
import dev.vaultline.pipeline.durable.FunctionNames;

/** {@link ReviewTransfer} as a function. */
public final class ReviewTransferFunction {
  private final ReviewTransfer activity;

  public ReviewTransferFunction(ReviewTransfer activity) {
    this.activity = activity;
  }

  @FunctionName(FunctionNames.REVIEW_TRANSFER)
  public String run(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return ActivityShell.run(activity, input, context);
  }
}
