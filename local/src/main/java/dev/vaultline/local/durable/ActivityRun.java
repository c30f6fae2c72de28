package dev.vaultline.local.durable;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ActivityRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ActivityResponse;
import dev.vaultline.local.app.BindingTypes;
import dev.vaultline.local.app.FunctionApp;
import dev.vaultline.local.app.FunctionFailedException;
import dev.vaultline.local.app.InputValue;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of an activity. Its input arrives as JSON, so that a text comes with its quotes, as from
 * the Azure host.
 */
final class ActivityRun {
  private static final Logger LOG = LoggerFactory.getLogger(ActivityRun.class);

  private final FunctionApp app;

  ActivityRun(FunctionApp app) {
    this.app = app;
  }

  ActivityResponse run(ActivityRequest request) {
    ActivityResponse.Builder response =
        ActivityResponse.newBuilder()
            .setInstanceId(request.getOrchestrationInstance().getInstanceId())
            .setTaskId(request.getTaskId());
    if (!isActivity(request.getName())) {
      return response
          .setFailureDetails(
              Failures.of(
                  "ActivityNotFound",
                  "The function app has no activity named '" + request.getName() + "'."))
          .build();
    }
    Optional<InputValue> input =
        request.hasInput()
            ? Optional.of(new InputValue.Text(request.getInput().getValue()))
            : Optional.empty();
    Map<String, String> triggerData = Map.of("instanceId", response.getInstanceId());
    try {
      app.invoke(request.getName(), input, triggerData)
          .returned()
          .ifPresent(result -> response.setResult(StringValue.of(app.toJson(result))));
    } catch (FunctionFailedException e) {
      LOG.warn("Activity {} of instance {} failed", request.getName(), response.getInstanceId(), e);
      response.setFailureDetails(Failures.of(e.root()));
    } catch (IllegalArgumentException e) {
      LOG.warn("The result of activity {} cannot be passed on", request.getName(), e);
      response.setFailureDetails(Failures.of(e));
    }
    return response.build();
  }

  private boolean isActivity(String name) {
    return app.function(name)
        .map(function -> function.triggeredBy(BindingTypes.ACTIVITY_TRIGGER))
        .orElse(false);
  }
}
