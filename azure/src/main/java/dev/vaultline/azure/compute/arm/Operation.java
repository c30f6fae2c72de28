package dev.vaultline.azure.compute.arm;

import java.time.Duration;

/**
 * Something Azure was asked for that may take minutes. Nothing waits for it here: who wants the
 * result polls again, by a durable timer, until it is {@link Done}. One that failed is an error.
 *
 * @param <T> what it results in
 */
public sealed interface Operation<T> {

  /** It ended well. */
  record Done<T>(T result) implements Operation<T> {}

  /**
   * It is still running.
   *
   * @param token by which it is polled, also by another process
   * @param retryAfter how long to wait before that
   * @param reason what is being waited for, for people
   */
  record Pending<T>(OperationToken token, Duration retryAfter, String reason)
      implements Operation<T> {}
}
