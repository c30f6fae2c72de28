package dev.vaultline.cli.output;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What is to be done when the process is asked to end (Ctrl-C) before this is closed.
 *
 * <p>Clean-ups run before the Java machine begins to shut down: then the libraries that talk to
 * storage would have stopped already, and a call would hang. A second Ctrl-C ends the process at
 * once.
 */
public final class OnInterrupt implements AutoCloseable {
  private static final AtomicBoolean HAPPENED = new AtomicBoolean();
  private static final AtomicBoolean WATCHING = new AtomicBoolean();
  private static final Deque<OnInterrupt> ARMED = new ArrayDeque<>();
  private static final OnInterrupt NONE = new OnInterrupt("", () -> {});

  private final String farewell;
  private final Runnable cleanUp;

  private OnInterrupt(String farewell, Runnable cleanUp) {
    this.farewell = farewell;
    this.cleanUp = cleanUp;
  }

  /**
   * Arms a clean-up. It runs while the interrupted work may still be going on.
   *
   * @param farewell what is said once it is done
   */
  public static OnInterrupt run(String farewell, Runnable cleanUp) {
    OnInterrupt armed = new OnInterrupt(farewell, cleanUp);
    synchronized (ARMED) {
      ARMED.push(armed);
    }
    if (WATCHING.compareAndSet(false, true)) {
      Signals.onEnd(OnInterrupt::end);
    }
    return armed;
  }

  private static void end(int exitCode) {
    if (HAPPENED.getAndSet(true)) {
      Runtime.getRuntime().halt(exitCode);
    }
    try {
      for (OnInterrupt next = last(); next != NONE; next = last()) {
        next.cleanUp.run();
        System.err.println("\n" + next.farewell);
      }
    } finally {
      Runtime.getRuntime().exit(exitCode);
    }
  }

  private static OnInterrupt last() {
    synchronized (ARMED) {
      return ARMED.isEmpty() ? NONE : ARMED.pop();
    }
  }

  /** Whether the process is ending because it was asked to: then failures mean nothing. */
  public static boolean happened() {
    return HAPPENED.get();
  }

  /** Leaves it to an interrupt that happened to end the process; returns when there was none. */
  public static void letEnd() {
    if (happened()) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    synchronized (ARMED) {
      ARMED.remove(this);
    }
  }
}
