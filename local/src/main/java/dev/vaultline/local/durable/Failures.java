package dev.vaultline.local.durable;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Exceptions as they travel to an orchestrator. */
final class Failures {
  private Failures() {}

  /**
   * The simple class name and the message of an exception, which is all that the Azure worker
   * passes on; a missing message is empty.
   */
  static TaskFailureDetails of(Throwable root) {
    StringWriter trace = new StringWriter();
    root.printStackTrace(new PrintWriter(trace));
    return named(
            root.getClass().getSimpleName(), root.getMessage() == null ? "" : root.getMessage())
        .setStackTrace(StringValue.of(trace.toString()))
        .build();
  }

  static TaskFailureDetails of(String type, String message) {
    return named(type, message).build();
  }

  private static TaskFailureDetails.Builder named(String type, String message) {
    return TaskFailureDetails.newBuilder().setErrorType(type).setErrorMessage(message);
  }
}
