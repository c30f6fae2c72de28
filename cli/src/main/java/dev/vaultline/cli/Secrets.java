package dev.vaultline.cli;

import java.util.regex.Pattern;

/** Keeps signatures out of messages that repeat what was typed. */
final class Secrets {
  private static final Pattern QUERY = Pattern.compile("(?i)(https?://[^\\s?'\"]*)\\?[^\\s'\"]*");

  private Secrets() {}

  /** The text without the queries of URLs. */
  static String hide(String text) {
    return QUERY.matcher(text).replaceAll("$1?...");
  }
}
