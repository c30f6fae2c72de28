package dev.vaultline.engine.store;

import dev.vaultline.engine.VaultlineException;

/** No object of that name is in the vault. */
public final class ObjectMissingException extends VaultlineException {

  public ObjectMissingException(ObjectName name) {
    super(Remedy.DAMAGED, name + " is not in the vault", null);
  }
}
