package dev.vaultline.cli.host;

import java.util.concurrent.CountDownLatch;

/** Waits until the process is asked to end; what is to be closed is closed by then. */
final class UntilInterrupt {
  private UntilInterrupt() {}

  /** Never returns normally: the process ends while it waits. */
  static void await() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
