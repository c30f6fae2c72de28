package dev.vaultline.engine;

/**
 * An object is intact but of a format version (or with a feature) that this build does not read.
 */
public final class UnsupportedFormatException extends VaultlineException {

  public UnsupportedFormatException(String message) {
    super(Remedy.STOP, message, null);
  }
}
