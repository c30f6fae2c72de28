package dev.vaultline.cli.output;

import java.util.Locale;

/** Durations as people read them. */
public final class Durations {
  private Durations() {}

  /** Seconds with one decimal: {@code 12.3 s}. */
  public static String text(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }

  /** Minutes and seconds, with hours where there are any: {@code 1:02:03}. */
  static String clock(long seconds) {
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** Seconds as JSON has them: to the millisecond. */
  public static double rounded(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }
}
