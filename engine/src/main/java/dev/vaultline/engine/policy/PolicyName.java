package dev.vaultline.engine.policy;

import dev.vaultline.engine.InvalidInputException;
import java.util.regex.Pattern;

/**
 * The name of a protection policy: 1–64 letters, digits, {@code .}, {@code _} and {@code -}, the
 * first a letter or digit.
 */
public record PolicyName(String value) {
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public PolicyName {
    if (!VALID.matcher(value).matches()) {
      throw new InvalidInputException(
          "policy name '"
              + value
              + "' is not valid: expected 1-64 letters, digits, '.', '_' or '-', the first a letter"
              + " or digit");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
