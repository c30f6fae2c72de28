package dev.vaultline.engine;

/** The input is wrong; the message names the object, what was expected and what to do. */
public final class InvalidInputException extends VaultlineException {

  public InvalidInputException(String message) {
    super(Remedy.FIX_INPUT, message, null);
  }

  public InvalidInputException(String message, Throwable cause) {
    super(Remedy.FIX_INPUT, message, cause);
  }
}
