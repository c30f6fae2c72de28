package dev.vaultline.local.durable;

import com.google.protobuf.InvalidProtocolBufferException;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CompleteOrchestrationAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import dev.vaultline.local.app.BindingTypes;
import dev.vaultline.local.app.FunctionApp;
import dev.vaultline.local.app.FunctionFailedException;
import dev.vaultline.local.app.InputValue;
import dev.vaultline.local.app.InvocationResult;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn of an orchestrator: the request goes through the app's middleware as base64 text and so
 * does the answer, exactly as behind the Azure host. What cannot be run ends the orchestration with
 * a failure that says why.
 */
final class OrchestratorTurn {
  private static final Logger LOG = LoggerFactory.getLogger(OrchestratorTurn.class);

  private final FunctionApp app;

  OrchestratorTurn(FunctionApp app) {
    this.app = app;
  }

  OrchestratorResponse run(OrchestratorRequest request) {
    Optional<String> name = orchestratorName(request);
    if (name.isEmpty()) {
      return failed(
          request,
          Failures.of("InvalidHistory", "The history does not say which orchestrator it is of."));
    }
    if (!isOrchestrator(name.get())) {
      return failed(
          request,
          Failures.of(
              "OrchestratorNotFound",
              "The function app has no orchestrator named '" + name.get() + "'."));
    }
    try {
      return response(app.invoke(name.get(), Optional.of(encode(request)), Map.of()));
    } catch (FunctionFailedException e) {
      LOG.warn("Orchestrator {} of instance {} failed", name.get(), request.getInstanceId(), e);
      return failed(request, Failures.of(e.root()));
    } catch (InvalidProtocolBufferException e) {
      return failed(
          request,
          Failures.of(
              "InvalidAnswer",
              "Orchestrator '" + name.get() + "' answered no orchestrator response."));
    }
  }

  private boolean isOrchestrator(String name) {
    return app.function(name)
        .map(function -> function.triggeredBy(BindingTypes.ORCHESTRATION_TRIGGER))
        .orElse(false);
  }

  private static InputValue encode(OrchestratorRequest request) {
    return new InputValue.Text(Base64.getEncoder().encodeToString(request.toByteArray()));
  }

  private static OrchestratorResponse response(InvocationResult result)
      throws InvalidProtocolBufferException {
    if (!(result.returned().orElse(null) instanceof String text)) {
      throw new InvalidProtocolBufferException("The orchestrator's middleware returned no text.");
    }
    try {
      return OrchestratorResponse.parseFrom(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw new InvalidProtocolBufferException("The orchestrator's answer is not base64.");
    }
  }

  private static Optional<String> orchestratorName(OrchestratorRequest request) {
    return Stream.concat(request.getPastEventsList().stream(), request.getNewEventsList().stream())
        .filter(HistoryEvent::hasExecutionStarted)
        .map(event -> event.getExecutionStarted().getName())
        .findFirst();
  }

  private static OrchestratorResponse failed(
      OrchestratorRequest request, TaskFailureDetails failure) {
    CompleteOrchestrationAction complete =
        CompleteOrchestrationAction.newBuilder()
            .setOrchestrationStatus(OrchestrationStatus.ORCHESTRATION_STATUS_FAILED)
            .setFailureDetails(failure)
            .build();
    return OrchestratorResponse.newBuilder()
        .setInstanceId(request.getInstanceId())
        .addActions(OrchestratorAction.newBuilder().setId(-1).setCompleteOrchestration(complete))
        .build();
  }
}
