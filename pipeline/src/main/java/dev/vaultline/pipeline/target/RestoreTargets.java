package dev.vaultline.pipeline.target;

import dev.vaultline.engine.disk.DiskTarget;
import dev.vaultline.pipeline.platform.Progress;

/**
 * Creates the disks that restores write. Nothing here waits for the platform longer than a request
 * takes: what is pending is asked again, with the token it gave. Safe for use by many threads.
 */
public interface RestoreTargets {

  /**
   * Creates a disk, or finds the one that the same restore created before. One that is a copy of a
   * snapshot has its bytes when this is done; any other holds zeros and can be opened.
   *
   * @param owner the restore's job; kept with the disk
   * @param size in bytes, a multiple of 512
   * @param token of the last answer, if that was pending; else empty text
   * @throws dev.vaultline.engine.InvalidInputException when there is something of that name that
   *     this restore did not create with this size; it is left as it is
   */
  Progress<TargetDisk> create(TargetDisk target, String owner, long size, String token);

  /**
   * Opens a disk that was created and not finished, for writing.
   *
   * @throws dev.vaultline.engine.InvalidInputException when it is not there
   */
  DiskTarget open(TargetDisk target);

  /**
   * Ends the writing of a disk: nobody can write it any more, and machines can use it. Finishing a
   * finished disk does nothing.
   */
  Progress<TargetDisk> finish(TargetDisk target, String owner, long size, String token);

  /**
   * Removes a disk if the same restore created it, after it took back the right to write it; does
   * nothing otherwise.
   */
  Progress<TargetDisk> drop(TargetDisk target, String owner, String token);
}
