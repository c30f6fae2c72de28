package dev.vaultline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for a condition with a deadline. */
public final class Eventually {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Eventually() {}

  /** The first value that fits; fails with the last one after half a minute. */
  public static <T> T await(Callable<T> value, Predicate<? super T> fits) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    T last = value.call();
    while (!fits.test(last)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("After " + LIMIT + " still: " + last);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      last = value.call();
    }
    return last;
  }

  /** The lines of a file when there are as many as given. */
  public static List<String> lines(Path file, int number) throws Exception {
    return await(() -> read(file), lines -> lines.size() >= number);
  }

  /** The lines of a file that may not be there yet. */
  public static List<String> read(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
