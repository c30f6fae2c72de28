package dev.vaultline.cli.host;

/** How much the program logs on stderr. To be called before anything logs. */
public final class Logging {
  private static final String LEVEL = "org.slf4j.simpleLogger.log.dev.vaultline";

  private Logging() {}

  /** Logs what a host does, or only what goes wrong. */
  public static void begin(boolean verbose) {
    System.setProperty(LEVEL, verbose ? "info" : "warn");
    // The function app has no logging of its own, and says so where nobody wants to know.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }
}
