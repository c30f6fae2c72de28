package dev.vaultline.local.app;

/** A function ended with an exception. */
public final class FunctionFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String function;
  private final Throwable root;

  FunctionFailedException(String function, Throwable thrown) {
    super("Function " + function + " failed: " + describe(rootOf(thrown)), thrown);
    this.function = function;
    this.root = rootOf(thrown);
  }

  /** The name of the function. */
  public String function() {
    return function;
  }

  /** The innermost cause, which is what the Azure worker reports. */
  public Throwable root() {
    return root;
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    for (Throwable cause = root.getCause();
        cause != null && cause != thrown;
        cause = root.getCause()) {
      root = cause;
    }
    return root;
  }

  private static String describe(Throwable root) {
    String message = root.getMessage();
    return message == null
        ? root.getClass().getSimpleName()
        : root.getClass().getSimpleName() + ": " + message;
  }
}
