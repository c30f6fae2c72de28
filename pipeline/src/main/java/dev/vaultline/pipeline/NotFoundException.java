package dev.vaultline.pipeline;

import dev.vaultline.engine.VaultlineException;

/** What was asked about is not there; the message names it. */
public final class NotFoundException extends VaultlineException {

  public NotFoundException(String message) {
    super(Remedy.FIX_INPUT, message, null);
  }
}
