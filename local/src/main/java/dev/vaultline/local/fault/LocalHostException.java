package dev.vaultline.local.fault;

/**
 * A condition outside the program that keeps the local host from starting or going on, such as a
 * port in use. The message is written for the person who started it: it names the object, what was
 * expected and found, and what to do.
 */
public final class LocalHostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LocalHostException(String message) {
    super(message);
  }

  public LocalHostException(String message, Throwable cause) {
    super(message, cause);
  }
}
