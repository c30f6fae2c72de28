package dev.vaultline.engine.store;

import dev.vaultline.engine.VaultlineException;

/** A lease ran out or was broken: whoever relied on it must stop at once. */
public final class LeaseLostException extends VaultlineException {

  public LeaseLostException(ObjectName name) {
    super(Remedy.RETRY, "the lease on " + name + " was lost; stop and start again later", null);
  }
}
