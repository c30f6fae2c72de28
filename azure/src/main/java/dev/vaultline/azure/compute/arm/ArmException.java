package dev.vaultline.azure.compute.arm;

import dev.vaultline.engine.VaultlineException;
import org.jspecify.annotations.Nullable;

/**
 * Azure refused or failed to do what was asked, or gave no answer; the remedy says what can be done
 * about it, the code is Azure's own word for it.
 */
public final class ArmException extends VaultlineException {
  private final int status;
  private final String code;

  ArmException(Remedy remedy, int status, String code, String message, @Nullable Throwable cause) {
    super(remedy, message, cause);
    this.status = status;
    this.code = code;
  }

  /** The HTTP status; 0 when there was no answer, or the operation failed later on. */
  public int status() {
    return status;
  }

  /** Azure's word for it, such as {@code OperationNotAllowed}; empty when it gave none. */
  public String code() {
    return code;
  }
}
