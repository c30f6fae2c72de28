package dev.vaultline.azure.compute.arm;

import java.time.Duration;

/**
 * How often a request is tried and how long a call may wait in between; the only place that says
 * so. What takes longer is the caller's to wait for, by a durable timer.
 *
 * @param tries of one request, the first included
 * @param first wait when Azure says nothing, doubled for each further one
 * @param longest wait within a call; a longer {@code Retry-After} is a {@link ThrottledException}
 */
public record Waits(int tries, Duration first, Duration longest) {
  /** At most three waits of 4 s: an activity is not held for longer. */
  public static final Waits SHORT = new Waits(4, Duration.ofMillis(500), Duration.ofSeconds(4));

  /**
   * How long to wait after Azure throttled without saying for how long; ARM refills each second.
   */
  static final Duration UNKNOWN = Duration.ofSeconds(10);

  /** The wait after a try, counted from 1, of which Azure said nothing. */
  Duration after(int failed) {
    Duration wait = first.multipliedBy(1L << Math.min(failed - 1, 20));
    return wait.compareTo(longest) > 0 ? longest : wait;
  }
}
