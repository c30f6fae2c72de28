package dev.vaultline.pipeline.target;

import dev.vaultline.engine.VaultlineException;
import dev.vaultline.pipeline.platform.Progress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Operations of a platform in memory: pending for a while, begun by the first request, found again
 * by their tokens.
 */
final class MemoryOperations {
  private final Map<String, Integer> running = new HashMap<>();
  private final Map<String, VaultlineException> failures = new HashMap<>();
  private int requests;

  synchronized void take(int times) {
    requests = times;
  }

  synchronized void fail(String operation, VaultlineException why) {
    failures.put(operation, why);
  }

  synchronized void failNoMore() {
    failures.clear();
  }

  /**
   * Begins an operation, or looks how far it is.
   *
   * @param effect what it does at its end
   */
  synchronized <T> Progress<T> run(String kind, Object subject, String token, Supplier<T> effect) {
    String name = kind + " " + subject;
    if (!token.isEmpty() && !token.equals(name)) {
      throw new AssertionError("the token of " + name + " is " + token);
    }
    VaultlineException failure = failures.get(kind);
    if (failure != null) {
      throw failure;
    }
    int left = running.getOrDefault(name, requests);
    if (left > 0) {
      running.put(name, left - 1);
      return new Progress.Pending<>(Duration.ofSeconds(10), "for " + name, name);
    }
    running.remove(name);
    return new Progress.Done<>(effect.get());
  }
}
