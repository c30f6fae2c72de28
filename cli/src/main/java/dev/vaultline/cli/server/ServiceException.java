package dev.vaultline.cli.server;

import dev.vaultline.engine.VaultlineException;
import org.jspecify.annotations.Nullable;

/** The service did not do what it was asked for. */
public final class ServiceException extends VaultlineException {

  ServiceException(Remedy remedy, String message, @Nullable Throwable cause) {
    super(remedy, message, cause);
  }
}
