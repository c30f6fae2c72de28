package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.ActivityCall;
import java.util.logging.Level;

/** Runs an activity in an invocation. */
final class ActivityShell {
  private ActivityShell() {}

  static String run(Activity activity, String input, ExecutionContext context) {
    return ActivityCall.run(
        activity,
        input,
        failure ->
            context
                .getLogger()
                .log(Level.WARNING, context.getFunctionName() + " failed for " + input, failure));
  }
}
