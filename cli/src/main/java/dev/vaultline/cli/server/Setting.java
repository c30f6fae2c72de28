package dev.vaultline.cli.server;

/** What may be set in the environment, or as an output of a deployment. */
enum Setting {
  /** The URL of the service. */
  SERVER("VAULTLINE_SERVER"),
  /** The scope of a token for it, such as {@code api://APPLICATION-ID/.default}. */
  SCOPE("VAULTLINE_SCOPE"),
  /** A function key. */
  KEY("VAULTLINE_FUNCTION_KEY");

  private final String key;

  Setting(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }
}
