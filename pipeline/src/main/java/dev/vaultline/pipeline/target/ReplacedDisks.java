package dev.vaultline.pipeline.target;

import dev.vaultline.pipeline.platform.Progress;

/** The disks that a restore in place took from a machine, or gave it, until that is settled. */
public interface ReplacedDisks {

  /** Says at a disk that this restore replaced it; the platform then shows it to people. */
  Progress<ManagedDiskId> mark(ManagedDiskId disk, String owner, String token);

  /** Takes the mark of this restore away; does nothing where it is not, or the disk is gone. */
  Progress<ManagedDiskId> unmark(ManagedDiskId disk, String owner, String token);

  /**
   * Deletes a disk that has the mark of this restore, or was created by it; does nothing when it is
   * gone.
   *
   * @throws dev.vaultline.engine.InvalidInputException when it is neither, or a machine uses it
   */
  Progress<ManagedDiskId> delete(ManagedDiskId disk, String owner, String token);
}
