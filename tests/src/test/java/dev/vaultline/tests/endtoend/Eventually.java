package dev.vaultline.tests.endtoend;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition with a deadline. */
public final class Eventually {
  /** Far more than anything here takes on a busy machine. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private Eventually() {}

  /** The first value that fits; fails with the last one when none did for long. */
  public static <T> T await(String what, Supplier<T> value, Predicate<? super T> fits) {
    return await(what, LIMIT, value, fits);
  }

  /** The same within another time. */
  public static <T> T await(
      String what, Duration limit, Supplier<T> value, Predicate<? super T> fits) {
    long deadline = System.nanoTime() + limit.toNanos();
    T last = value.get();
    while (!fits.test(last)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("after " + limit + " " + what + " is still " + last);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      last = value.get();
    }
    return last;
  }
}
