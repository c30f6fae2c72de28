package dev.vaultline.engine.store;

import dev.vaultline.engine.VaultlineException;

/** A put found its name taken. Nothing was written. */
public final class ObjectExistsException extends VaultlineException {

  public ObjectExistsException(ObjectName name) {
    super(Remedy.STOP, name + " exists already; objects of a vault are never overwritten", null);
  }
}
