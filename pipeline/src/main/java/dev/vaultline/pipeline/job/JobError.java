package dev.vaultline.pipeline.job;

import dev.vaultline.engine.VaultlineException;

/**
 * Why a job or a part failed.
 *
 * @param message names the object, what was expected and found, and what to do; at most {@value
 *     #MAX_LENGTH} characters
 */
public record JobError(ErrorCode code, String message) {
  private static final int MAX_LENGTH = 1_000;

  public JobError {
    if (message.length() > MAX_LENGTH) {
      message = message.substring(0, MAX_LENGTH - 1) + "…";
    }
  }

  /** What went wrong in words of ours. */
  public static JobError of(RuntimeException failure) {
    if (failure instanceof JobCancelledException) {
      return new JobError(ErrorCode.CANCELLED, String.valueOf(failure.getMessage()));
    }
    if (failure instanceof VaultlineException known) {
      return new JobError(code(known.remedy()), String.valueOf(known.getMessage()));
    }
    return new JobError(
        ErrorCode.INTERNAL,
        failure.getClass().getSimpleName()
            + ": "
            + failure.getMessage()
            + " (a fault of Vaultline; its log has the details)");
  }

  private static ErrorCode code(VaultlineException.Remedy remedy) {
    return switch (remedy) {
      case RETRY -> ErrorCode.UNAVAILABLE;
      case FIX_INPUT -> ErrorCode.BAD_INPUT;
      case DAMAGED -> ErrorCode.DAMAGED;
      case STOP -> ErrorCode.STOPPED;
      case OUTCOME_UNKNOWN -> ErrorCode.OUTCOME_UNKNOWN;
    };
  }

  /** Whether doing the same again may help. */
  public boolean retryable() {
    return switch (code) {
      case UNAVAILABLE, OUTCOME_UNKNOWN, INTERNAL -> true;
      case BAD_INPUT, DAMAGED, STOPPED, POISONED, STALLED, LOST, CANCELLED -> false;
    };
  }

  @Override
  public String toString() {
    return code + ": " + message;
  }
}
