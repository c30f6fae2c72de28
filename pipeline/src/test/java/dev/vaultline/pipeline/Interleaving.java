package dev.vaultline.pipeline;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/**
 * Lets two workers take turns in a chosen order: the first does some calls of ports and pauses, the
 * second does some and pauses, the first goes on to its end, then the second. Only one of them runs
 * at any time.
 */
public final class Interleaving {
  private final Faults faults;
  private final Runnable first;
  private final Runnable second;
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final CompletableFuture<Void> paused = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private boolean firstPaused;
  private boolean secondPaused;

  /** Of two workers whose ports are watched. */
  public Interleaving(Faults faults, Runnable first, Runnable second) {
    this.faults = faults;
    this.first = first;
    this.second = second;
  }

  /** Runs both; the first pauses before its call of that number, the second likewise. */
  public void run(int callOfFirst, int callOfSecond) {
    faults.before(callOfFirst, () -> runSecond(callOfSecond));
    first.run();
    firstPaused = faults.reached();
    faults.clear();
    if (firstPaused) {
      goOn.countDown();
      await(ended);
    } else {
      second.run();
    }
  }

  /** Whether the first worker makes so many calls that it paused. */
  public boolean firstPaused() {
    return firstPaused;
  }

  /** Whether the second worker makes so many calls that it paused. */
  public boolean secondPaused() {
    return secondPaused;
  }

  private void runSecond(int call) {
    faults.before(call, this::pauseSecond);
    Thread thread = new Thread(this::second, "second worker");
    thread.setDaemon(true);
    thread.start();
    await(paused);
    if (!secondPaused) {
      faults.before(Integer.MAX_VALUE, () -> {});
      faults.clear();
    }
  }

  private void second() {
    try {
      second.run();
      ended.complete(null);
    } catch (RuntimeException | Error e) {
      ended.completeExceptionally(e);
    } finally {
      paused.complete(null);
    }
  }

  private void pauseSecond() {
    secondPaused = true;
    paused.complete(null);
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CompletableFuture<Void> event) {
    try {
      event.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
