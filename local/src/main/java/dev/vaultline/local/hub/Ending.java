package dev.vaultline.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CompleteOrchestrationAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import java.util.Optional;

/** How an execution ended: its final status with an output or a failure. */
record Ending(
    OrchestrationStatus status, Optional<String> output, Optional<TaskFailureDetails> failure) {

  Ending {
    if (!Instance.isEnd(status)) {
      throw new IllegalArgumentException("An orchestration cannot end with the status " + status);
    }
  }

  static Ending of(CompleteOrchestrationAction action) {
    if (!Instance.isEnd(action.getOrchestrationStatus())) {
      return failed(
          Failures.of(
              "UnknownOrchestrationStatus",
              "The worker ended the orchestration with the status "
                  + action.getOrchestrationStatus()
                  + ", which is no end"));
    }
    return new Ending(
        action.getOrchestrationStatus(),
        action.hasResult() ? Optional.of(action.getResult().getValue()) : Optional.empty(),
        action.hasFailureDetails() ? Optional.of(action.getFailureDetails()) : Optional.empty());
  }

  static Ending failed(TaskFailureDetails failure) {
    return new Ending(
        OrchestrationStatus.ORCHESTRATION_STATUS_FAILED, Optional.empty(), Optional.of(failure));
  }

  static Ending terminated(Optional<String> output) {
    return new Ending(
        OrchestrationStatus.ORCHESTRATION_STATUS_TERMINATED, output, Optional.empty());
  }

  boolean succeeded() {
    return status == OrchestrationStatus.ORCHESTRATION_STATUS_COMPLETED;
  }

  /** What the parent of an execution that did not succeed is told. */
  TaskFailureDetails failureForParent(String instanceId) {
    return failure.orElseGet(
        () ->
            Failures.of(
                status == OrchestrationStatus.ORCHESTRATION_STATUS_TERMINATED
                    ? "OrchestrationTerminated"
                    : "OrchestrationFailed",
                "The sub-orchestration '%s' ended without a result; its status is %s"
                    .formatted(
                        instanceId, status.name().substring("ORCHESTRATION_STATUS_".length()))));
  }
}
