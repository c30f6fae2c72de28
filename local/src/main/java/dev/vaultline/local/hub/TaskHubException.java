package dev.vaultline.local.hub;

/** The task hub cannot be opened; the message says why and what to do about it. */
public final class TaskHubException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TaskHubException(String message) {
    super(message);
  }

  TaskHubException(String message, Throwable cause) {
    super(message, cause);
  }
}
