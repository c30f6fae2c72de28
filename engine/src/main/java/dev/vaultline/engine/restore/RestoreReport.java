package dev.vaultline.engine.restore;

import java.util.List;

/**
 * What a restore did.
 *
 * @param bytesWritten to the target
 * @param bytesZero that are zeros and were left to the target
 * @param damaged what could not be restored, in the order of the disk; zeros stand there
 */
public record RestoreReport(long bytesWritten, long bytesZero, List<DamagedExtent> damaged) {

  /** Whether every byte was restored. */
  public boolean complete() {
    return damaged.isEmpty();
  }
}
