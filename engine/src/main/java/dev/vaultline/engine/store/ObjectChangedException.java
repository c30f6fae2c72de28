package dev.vaultline.engine.store;

import dev.vaultline.engine.VaultlineException;

/** An object is not the version the caller saw. Nothing was changed. */
public final class ObjectChangedException extends VaultlineException {

  public ObjectChangedException(ObjectName name) {
    super(
        Remedy.RETRY,
        name + " was changed by somebody else in the meantime; read it again and repeat",
        null);
  }
}
