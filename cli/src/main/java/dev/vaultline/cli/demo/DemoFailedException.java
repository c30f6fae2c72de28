package dev.vaultline.cli.demo;

import dev.vaultline.engine.VaultlineException;
import org.jspecify.annotations.Nullable;

/** The demonstration did not show what it should. */
final class DemoFailedException extends VaultlineException {

  DemoFailedException(String message) {
    this(message, null);
  }

  DemoFailedException(String message, @Nullable Throwable cause) {
    super(Remedy.STOP, message, cause);
  }
}
