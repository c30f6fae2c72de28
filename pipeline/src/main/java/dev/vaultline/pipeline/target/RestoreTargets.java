package dev.vaultline.pipeline.target;

import dev.vaultline.engine.disk.DiskTarget;

/** Creates the disks that restores write. Safe for use by many threads. */
public interface RestoreTargets {

  /**
   * Creates a disk of zeros, or finds the one that the same restore created before.
   *
   * @param owner the restore's job; kept with the disk
   * @param size in bytes, a multiple of 512
   * @throws dev.vaultline.engine.InvalidInputException when there is something of that name that
   *     this restore did not create with this size; it is left as it is
   */
  void create(TargetDisk target, String owner, long size);

  /**
   * Opens a disk that was created, for writing.
   *
   * @throws dev.vaultline.engine.InvalidInputException when it is not there
   */
  DiskTarget open(TargetDisk target);

  /** Removes a disk if the same restore created it; does nothing otherwise. */
  void drop(TargetDisk target, String owner);
}
