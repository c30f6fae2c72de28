package dev.vaultline.azure.compute.arm;

import dev.vaultline.azure.compute.ComputeOperation;

/** Hears of every request that Azure wanted made later, for metrics. Must be safe for threads. */
public interface ThrottleListener {
  /** Hears nothing. */
  ThrottleListener NONE = operation -> {};

  /** A request of this operation was answered 429. */
  void throttled(ComputeOperation operation);
}
