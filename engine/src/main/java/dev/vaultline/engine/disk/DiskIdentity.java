package dev.vaultline.engine.disk;

import dev.vaultline.engine.InvalidInputException;

/**
 * Which disk, and which state of it, a source reads. Changed ranges are bound to it: on any
 * mismatch with the parent recovery point the disk is read in full.
 *
 * @param uniqueId the disk's own unique id (or its path or URL where it has none)
 * @param snapshotId the snapshot that is read; empty text when the disk is read without one
 * @param size in bytes
 * @param sectorSize in bytes: 512 or 4096
 */
public record DiskIdentity(String uniqueId, String snapshotId, long size, int sectorSize) {
  public DiskIdentity {
    if (uniqueId.isEmpty()) {
      throw new InvalidInputException("a disk needs a unique id");
    }
    if (size <= 0) {
      throw new InvalidInputException("disk " + uniqueId + " is empty; expected at least one byte");
    }
    if (sectorSize != 512 && sectorSize != 4096) {
      throw new InvalidInputException(
          "disk " + uniqueId + " has a sector size of " + sectorSize + "; expected 512 or 4096");
    }
  }
}
