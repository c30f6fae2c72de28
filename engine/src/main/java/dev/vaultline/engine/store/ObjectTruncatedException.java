package dev.vaultline.engine.store;

import dev.vaultline.engine.VaultlineException;

/** A read reached past the end of an object. */
public final class ObjectTruncatedException extends VaultlineException {

  public ObjectTruncatedException(ObjectName name, long offset, int length) {
    super(
        Remedy.DAMAGED,
        name
            + " ends before byte "
            + (offset + length)
            + ", where "
            + length
            + " bytes were expected",
        null);
  }
}
