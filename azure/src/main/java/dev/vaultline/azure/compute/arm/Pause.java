package dev.vaultline.azure.compute.arm;

import java.time.Duration;

/** Waits within a call; tests count instead. */
public interface Pause {
  /** Holds the thread. */
  Pause THREAD =
      wait -> {
        try {
          Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted while waiting for Azure", e);
        }
      };

  /** Returns when this time has passed. */
  void of(Duration wait);
}
