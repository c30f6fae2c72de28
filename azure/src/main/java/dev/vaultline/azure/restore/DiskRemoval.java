package dev.vaultline.azure.restore;

import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.azure.compute.disk.Disk;
import dev.vaultline.engine.InvalidInputException;

/** Deletes a disk, after nobody has access to it any more. */
final class DiskRemoval {
  private DiskRemoval() {}

  /**
   * What is next on the way to a disk that is gone.
   *
   * @throws InvalidInputException when a machine uses it
   */
  static <R> Next<R> next(ComputeClient client, Disk disk) {
    if (disk.machine().isPresent()) {
      throw new InvalidInputException(
          "disk "
              + disk.id()
              + " is attached to "
              + disk.machine().get().name()
              + " and so is not deleted; detach it first");
    }
    return switch (DiskState.of(disk)) {
      case CHANGING -> new Next.Wait<>("Azure is at disk " + disk.resource().name());
      case WRITTEN -> new Next.Start<>(() -> client.disks().access().end(disk.id()));
      case OPEN, USABLE -> new Next.Start<>(() -> client.disks().delete(disk.id()));
    };
  }
}
