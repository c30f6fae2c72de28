package dev.vaultline.azure.compute.arm;

import dev.vaultline.azure.compute.ComputeOperation;
import java.util.Optional;

/** Where the result of an operation is found once it has ended. */
final class Outcome {
  private Outcome() {}

  /** How a resource is read back that an operation makes or changes; empty for other operations. */
  static Optional<ComputeOperation> readBack(ComputeOperation operation) {
    return switch (operation) {
      case PUT_MACHINE, UPDATE_MACHINE -> Optional.of(ComputeOperation.GET_MACHINE);
      case PUT_DISK, UPDATE_DISK -> Optional.of(ComputeOperation.GET_DISK);
      case PUT_SNAPSHOT, COPY_SNAPSHOT -> Optional.of(ComputeOperation.GET_SNAPSHOT);
      case PUT_RESTORE_POINT_COLLECTION ->
          Optional.of(ComputeOperation.GET_RESTORE_POINT_COLLECTION);
      case PUT_RESTORE_POINT -> Optional.of(ComputeOperation.GET_RESTORE_POINT);
      default -> Optional.empty();
    };
  }

  /** Whether an operation answers with something of its own: the granted access. */
  static boolean hasOutput(ComputeOperation operation) {
    return switch (operation) {
      case BEGIN_DISK_ACCESS, BEGIN_SNAPSHOT_ACCESS, BEGIN_DISK_RESTORE_POINT_ACCESS -> true;
      default -> false;
    };
  }

  /** What asking for an operation's state is. */
  static ComputeOperation poll(ComputeOperation operation) {
    return ApiVersion.of(operation) == ApiVersion.DISK
        ? ComputeOperation.POLL_DISK_OPERATION
        : ComputeOperation.POLL_MACHINE_OPERATION;
  }
}
