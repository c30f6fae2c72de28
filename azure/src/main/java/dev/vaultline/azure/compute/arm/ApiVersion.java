package dev.vaultline.azure.compute.arm;

import dev.vaultline.azure.compute.ComputeOperation;

/**
 * The versions of the interfaces spoken, the only place that names them: those of the official SDK
 * that our requests are compared with.
 */
enum ApiVersion {
  /** Machines and restore points. */
  COMPUTE("2025-04-01"),
  /** Disks, snapshots and disk restore points. */
  DISK("2025-01-02"),
  /** Resource groups. */
  RESOURCES("2025-04-01");

  private final String value;

  ApiVersion(String value) {
    this.value = value;
  }

  /** The version of the interface that has an operation, which its action shows. */
  static ApiVersion of(ComputeOperation operation) {
    String action = operation.action();
    if (action.startsWith("Microsoft.Resources/")) {
      return RESOURCES;
    }
    boolean disk =
        action.startsWith("Microsoft.Compute/disks/")
            || action.startsWith("Microsoft.Compute/snapshots/")
            || action.contains("/diskRestorePoints/");
    return disk ? DISK : COMPUTE;
  }

  String value() {
    return value;
  }
}
