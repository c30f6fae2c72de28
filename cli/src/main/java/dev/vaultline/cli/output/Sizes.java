package dev.vaultline.cli.output;

import dev.vaultline.engine.InvalidInputException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sizes as people write and read them. */
public final class Sizes {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  private static final Pattern TEXT =
      Pattern.compile(
          "(\\d{1,18}(?:\\.\\d{1,6})?)\\s*(B|[KMGT]|[KMGT]i?B)?", Pattern.CASE_INSENSITIVE);
  private static final Map<Character, Long> FACTORS =
      Map.of('K', 1L << 10, 'M', 1L << 20, 'G', 1L << 30, 'T', 1L << 40);

  private Sizes() {}

  /** A size with a unit: {@code 64.0 KiB}. */
  public static String text(long bytes) {
    int unit = 0;
    double value = bytes;
    // What would be rounded to 1024.0 is shown in the next unit.
    while (Math.abs(value) >= 1023.95 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }

  /**
   * Reads a size: a number of bytes, or with a unit ({@code 64KiB}, {@code 1.5G}), which is always
   * a power of 1024.
   *
   * @throws InvalidInputException when it is none, or no whole number of bytes
   */
  public static long parse(String text) {
    Matcher match = TEXT.matcher(text.strip());
    if (match.matches()) {
      String unit = match.group(2) == null ? "B" : match.group(2).toUpperCase(Locale.ROOT);
      long factor = FACTORS.getOrDefault(unit.charAt(0), 1L);
      BigDecimal bytes = new BigDecimal(match.group(1)).multiply(BigDecimal.valueOf(factor));
      try {
        return bytes.longValueExact();
      } catch (ArithmeticException e) {
        throw invalid(text, e);
      }
    }
    throw invalid(text, null);
  }

  private static InvalidInputException invalid(String text, @Nullable Throwable cause) {
    String message =
        "'" + text + "' is not a size: expected a number of bytes, such as 65536, 64KiB or 1.5GiB";
    return cause == null
        ? new InvalidInputException(message)
        : new InvalidInputException(message, cause);
  }
}
