package dev.vaultline.pipeline.durable;

import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobError;
import java.util.Arrays;

/**
 * An activity failed in a way that may pass. The platform tells the orchestration no more than the
 * message of the root cause: so there is no cause, and the message starts with our code.
 */
public final class ActivityFailedException extends RuntimeException {
  private static final String SEPARATOR = ": ";

  ActivityFailedException(JobError error) {
    super(error.code().name() + SEPARATOR + error.message());
  }

  /** The error that a message of this exception tells, or the message as a fault of ours. */
  static JobError parse(String message) {
    int end = message.indexOf(SEPARATOR);
    return Arrays.stream(ErrorCode.values())
        .filter(code -> end > 0 && code.name().equals(message.substring(0, end)))
        .findFirst()
        .map(code -> new JobError(code, message.substring(end + SEPARATOR.length())))
        .orElseGet(() -> new JobError(ErrorCode.INTERNAL, message));
  }
}
