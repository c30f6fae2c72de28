package dev.vaultline.engine.sweep;

import dev.vaultline.engine.VaultlineException;

/** Another sweep of the vault is going on. */
public final class SweepBusyException extends VaultlineException {

  public SweepBusyException(String location) {
    super(
        Remedy.RETRY,
        "another sweep of " + location + " is going on; wait for it to end, then repeat",
        null);
  }
}
