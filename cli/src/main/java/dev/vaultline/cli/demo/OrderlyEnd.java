package dev.vaultline.cli.demo;

import dev.vaultline.cli.output.OnInterrupt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets work that is interrupted from outside (Ctrl-C) clean up on its own thread, in the order in
 * which it closes what it opened, before the process ends.
 */
final class OrderlyEnd {
  private static final long LONGEST_SECONDS = 60;

  private OrderlyEnd() {}

  /** Runs work; on an interrupt it is interrupted, and the process waits for it. */
  static <T> T run(Supplier<T> work) {
    Thread worker = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    try (OnInterrupt unused =
        OnInterrupt.run(
            "Interrupted: nothing is left running.",
            () -> {
              worker.interrupt();
              await(ended);
            })) {
      return work.get();
    } finally {
      ended.countDown();
    }
  }

  /** Runs work after which things are closed, which must not be interrupted again. */
  static <T> T uninterrupted(Supplier<T> work) {
    try {
      return work.get();
    } finally {
      // What closes now waits for others: an interrupt that was meant for the work would stop it.
      Thread.interrupted();
    }
  }

  private static void await(CountDownLatch ended) {
    try {
      if (!ended.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("The demonstration does not end; its data may be left.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
