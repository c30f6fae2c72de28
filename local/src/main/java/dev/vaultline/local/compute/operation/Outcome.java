package dev.vaultline.local.compute.operation;

/** How an operation ends. */
public enum Outcome {
  /** As asked. */
  SUCCEEDS,
  /** With an error, and without effect. */
  FAILS,
  /** Never. */
  HANGS
}
