package dev.vaultline.azure.compute.arm;

import dev.vaultline.azure.compute.ComputeOperation;
import dev.vaultline.engine.VaultlineException;
import java.time.Duration;

/**
 * Azure wants fewer requests, or more time, than a call may wait for. Nothing was done; the same
 * call may be made again when {@link #retryAfter()} has passed.
 */
public final class ThrottledException extends VaultlineException {
  private final ComputeOperation operation;
  private final Duration retryAfter;

  ThrottledException(ArmRequest request, Duration retryAfter, String why) {
    super(
        Remedy.RETRY,
        "%s has to wait %d s: %s".formatted(request, retryAfter.toSeconds(), why),
        null);
    this.operation = request.operation();
    this.retryAfter = retryAfter;
  }

  /** What was throttled. */
  public ComputeOperation operation() {
    return operation;
  }

  /** How long to wait before the next request. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
