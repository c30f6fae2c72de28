package dev.vaultline.cli.host;

/** How much the program logs on stderr. To be called before anything logs. */
public final class Logging {
  private static final String LEVEL = "org.slf4j.simpleLogger.log.dev.vaultline";

  /** What functions say themselves, such as what became of a part. */
  private static final String FUNCTION_LEVEL = "org.slf4j.simpleLogger.log.function";

  private Logging() {}

  /** Logs what a host does, or only what goes wrong. */
  public static void begin(boolean verbose) {
    System.setProperty(LEVEL, verbose ? "info" : "warn");
    System.setProperty(FUNCTION_LEVEL, verbose ? "info" : "error");
    // The function app has no logging of its own, and says so where nobody wants to know.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }
}
