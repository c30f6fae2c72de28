package dev.vaultline.pipeline.restore.order;

import dev.vaultline.pipeline.target.ManagedTarget;
import dev.vaultline.pipeline.target.TargetDisk;

/**
 * A disk that a restore is to make.
 *
 * @param number of the disk in the recovery point
 * @param size in bytes
 */
public record PlannedDisk(int number, long size, TargetDisk target) {

  /** Whether its bytes come from the vault, rather than from a snapshot. */
  public boolean fromVault() {
    return !(target instanceof ManagedTarget managed && managed.source().isPresent());
  }
}
