package dev.vaultline.engine.disk;

import dev.vaultline.engine.VaultlineException;

/**
 * A disk could not be read or written, for a reason outside the backup: hardware, network, missing
 * rights, no space. The message says which and what to do.
 */
public final class DiskUnavailableException extends VaultlineException {

  public DiskUnavailableException(Remedy remedy, String message, Throwable cause) {
    super(remedy, message, cause);
  }
}
