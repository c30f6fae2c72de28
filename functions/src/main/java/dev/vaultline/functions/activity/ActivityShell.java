package dev.vaultline.functions.activity;

import com.microsoft.azure.functions.ExecutionContext;
import dev.vaultline.functions.telemetry.Spans;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.ActivityCall;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.util.logging.Level;

/** Runs an activity in an invocation. */
final class ActivityShell {
  private static final Spans SPANS = new Spans(GlobalOpenTelemetry.get());

  private ActivityShell() {}

  static String run(Activity activity, String input, ExecutionContext context) {
    return SPANS.around(context.getFunctionName(), input, () -> call(activity, input, context));
  }

  private static String call(Activity activity, String input, ExecutionContext context) {
    return ActivityCall.run(
        activity,
        input,
        failure ->
            context
                .getLogger()
                .log(Level.WARNING, context.getFunctionName() + " failed for " + input, failure));
  }
}
