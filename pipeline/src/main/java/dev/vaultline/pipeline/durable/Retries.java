package dev.vaultline.pipeline.durable;

import com.microsoft.durabletask.RetryPolicy;
import com.microsoft.durabletask.TaskOptions;
import java.time.Duration;

/**
 * How often steps of orchestrations are tried. Below this, the adapters of storage and platform
 * retry single requests for seconds; above it, the schedule comes again.
 */
final class Retries {
  /** Attempts of a step, the first included. */
  static final int ATTEMPTS = 5;

  private static final Duration FIRST_DELAY = Duration.ofSeconds(5);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(2);

  private Retries() {}

  /** The policy makes the first delay twice the interval: 10, 20, 40 and 80 seconds. */
  static TaskOptions steps() {
    return new TaskOptions(
        new RetryPolicy(ATTEMPTS, FIRST_DELAY)
            .setBackoffCoefficient(2)
            .setMaxRetryInterval(LONGEST_DELAY));
  }

  /** How long to wait before a round of a fan-out in which tasks that failed are tried again. */
  static Duration beforeRound(int round) {
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(round, 10));
    return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
  }
}
