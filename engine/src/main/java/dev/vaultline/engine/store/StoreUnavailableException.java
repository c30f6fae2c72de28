package dev.vaultline.engine.store;

import dev.vaultline.engine.VaultlineException;

/**
 * The store did not do what was asked, for a reason outside the vault: network, throttling, a full
 * disk, missing rights. The message says which and what to do.
 */
public final class StoreUnavailableException extends VaultlineException {

  public StoreUnavailableException(Remedy remedy, String message, Throwable cause) {
    super(remedy, message, cause);
  }
}
