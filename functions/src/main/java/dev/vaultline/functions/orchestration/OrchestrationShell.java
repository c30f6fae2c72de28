package dev.vaultline.functions.orchestration;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.durabletask.TaskOrchestrationContext;
import java.util.function.Function;

/** Runs an orchestration in an invocation, and logs its end once, not at each replay. */
final class OrchestrationShell {
  private OrchestrationShell() {}

  static String run(
      Function<TaskOrchestrationContext, String> orchestration,
      TaskOrchestrationContext context,
      ExecutionContext execution) {
    // Only the turn that ends the orchestration comes to the next line; the others leave by the
    // SDK's own way while they wait.
    String result = orchestration.apply(context);
    if (!context.getIsReplaying()) {
      execution.getLogger().info(() -> context.getInstanceId() + " ended: " + result);
    }
    return result;
  }
}
