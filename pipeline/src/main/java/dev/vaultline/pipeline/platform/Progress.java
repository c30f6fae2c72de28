package dev.vaultline.pipeline.platform;

import java.time.Duration;

/**
 * How far the platform is with something it was asked for. Nothing waits for it but a durable timer
 * of an orchestration, which asks again.
 *
 * @param <T> what it results in
 */
public sealed interface Progress<T> {

  /** It is there. */
  record Done<T>(T result) implements Progress<T> {}

  /**
   * The platform is still at it; the same request is to be repeated, with the token.
   *
   * @param retryAfter how long to wait before that
   * @param reason what is being waited for, for people
   * @param token by which the platform's operation is found again; empty text where the request
   *     finds it by itself. Kept in a table row beside the job, never in a history: it may hold an
   *     operation's URL
   */
  record Pending<T>(Duration retryAfter, String reason, String token) implements Progress<T> {}
}
