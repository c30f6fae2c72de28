package dev.vaultline.cli.cost;

import dev.vaultline.engine.InvalidInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads shares, rates, days and counts as people write them. */
final class Shares {
  private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)%");
  private static final Pattern DAYS = Pattern.compile("(\\d{1,5})d?");
  private static final String PER_DAY = "/day";

  private Shares() {}

  /** A share from 0 to 100 %. */
  static double share(String option, String text) {
    Matcher match = SHARE.matcher(text.strip());
    if (!match.matches() || Double.parseDouble(match.group(1)) > 100) {
      throw new InvalidInputException(option + " is '" + text + "'; expected e.g. 60%");
    }
    return Double.parseDouble(match.group(1)) / 100;
  }

  /** A share in a day: {@code 2%/day} or {@code 2%}. */
  static double rate(String option, String text) {
    String share = text.strip();
    return share(
        option,
        share.endsWith(PER_DAY) ? share.substring(0, share.length() - PER_DAY.length()) : share);
  }

  /** A number of days: {@code 30d} or {@code 30}. */
  static int days(String option, String text) {
    Matcher match = DAYS.matcher(text.strip());
    if (!match.matches()) {
      throw new InvalidInputException(option + " is '" + text + "'; expected e.g. 30d");
    }
    return positive(option, Integer.parseInt(match.group(1)));
  }

  static int positive(String option, int number) {
    if (number < 1) {
      throw new InvalidInputException(option + " is " + number + "; expected 1 or more");
    }
    return number;
  }
}
