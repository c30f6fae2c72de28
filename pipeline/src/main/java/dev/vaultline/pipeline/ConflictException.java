package dev.vaultline.pipeline;

import dev.vaultline.engine.VaultlineException;

/** What was asked for does not go with the state of its object; the message says why. */
public final class ConflictException extends VaultlineException {

  public ConflictException(String message) {
    super(Remedy.FIX_INPUT, message, null);
  }
}
