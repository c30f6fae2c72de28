package dev.vaultline.functions.settings;

import dev.vaultline.engine.InvalidInputException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as people write it: {@code 64KiB}, {@code 2GiB}. */
final class ByteSize {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(B|KiB|MiB|GiB)");
  private static final Map<String, Integer> SHIFTS =
      Map.of("B", 0, "KiB", 10, "MiB", 20, "GiB", 30);

  private ByteSize() {}

  static long parse(String text) {
    Matcher match = FORM.matcher(text);
    if (!match.matches()) {
      throw new InvalidInputException(
          "'" + text + "' is no size; expected a number and B, KiB, MiB or GiB, such as 64KiB");
    }
    return Long.parseLong(match.group(1)) << SHIFTS.getOrDefault(match.group(2), 0);
  }
}
