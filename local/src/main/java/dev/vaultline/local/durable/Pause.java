package dev.vaultline.local.durable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The pauses between attempts to reach the hub: each twice as long as the one before, up to a
 * limit.
 */
final class Pause {
  private static final Duration FIRST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Duration next = FIRST;

  /** Waits; ends at once after {@link #end}. */
  void await() {
    Duration now = next;
    Duration twice = now.multipliedBy(2);
    next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    try {
      if (ended.await(now.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The hub answered: the next pause is short again. */
  void reset() {
    next = FIRST;
  }

  void end() {
    ended.countDown();
  }
}
