package dev.vaultline.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;

/** Failures that the hub itself reports to an orchestrator. */
final class Failures {
  private Failures() {}

  static TaskFailureDetails of(String type, String message) {
    return TaskFailureDetails.newBuilder().setErrorType(type).setErrorMessage(message).build();
  }
}
