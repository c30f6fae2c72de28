package dev.vaultline.cli.restore;

import dev.vaultline.cli.output.OnInterrupt;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.BlockDeviceTarget;
import dev.vaultline.engine.disk.DiskTarget;
import dev.vaultline.engine.disk.RawDiskTarget;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file or device that a restore writes; an unfinished file does not outlive an interrupt. */
record RestoreFile(DiskTarget target, OnInterrupt onInterrupt) implements AutoCloseable {

  /**
   * Opens it.
   *
   * @param force whether what is there may be lost
   */
  static RestoreFile open(Path to, long size, boolean force) {
    DiskTarget target = target(to, size, force);
    return new RestoreFile(
        target, OnInterrupt.run("Interrupted: " + to + " is not restored.", target::close));
  }

  private static DiskTarget target(Path to, long size, boolean force) {
    boolean device = Files.exists(to) && !Files.isRegularFile(to) && !Files.isDirectory(to);
    if (!device) {
      refuseExisting(to, force);
      return RawDiskTarget.create(
          to, size, force ? RawDiskTarget.Existing.REPLACE : RawDiskTarget.Existing.REFUSE);
    }
    if (!force) {
      throw new InvalidInputException(
          to + " is a device: everything on it would be lost; give --force if it is the right one");
    }
    return BlockDeviceTarget.overwrite(to, size);
  }

  private static void refuseExisting(Path to, boolean force) {
    if (Files.isRegularFile(to) && !force) {
      throw new InvalidInputException(
          to + " exists; restore to another name, or give --force to replace it");
    }
  }

  void complete() {
    target.complete();
  }

  @Override
  public void close() {
    onInterrupt.close();
    target.close();
  }
}
