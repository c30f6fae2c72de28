package dev.vaultline.local.compute.operation;

import java.time.Duration;

/**
 * How long operations take.
 *
 * @param delay from the request at least
 * @param polls how often the caller is told that it is still going on
 * @param retryAfterSeconds what the caller is asked to wait between two polls; 1 or more
 */
public record Pace(Duration delay, int polls, int retryAfterSeconds) {
  public Pace {
    if (delay.isNegative() || polls < 0 || retryAfterSeconds < 1) {
      throw new IllegalArgumentException(
          "expected no negative time and a Retry-After of a second or more, found "
              + delay
              + ", "
              + polls
              + " polls, "
              + retryAfterSeconds
              + " s");
    }
  }

  /** Done at the first poll. */
  public static Pace fast() {
    return new Pace(Duration.ZERO, 0, 1);
  }
}
