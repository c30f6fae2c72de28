package dev.vaultline.engine.store;

import dev.vaultline.engine.InvalidInputException;
import java.util.regex.Pattern;

/**
 * The name of an object in a vault: segments of {@code [A-Za-z0-9._-]} joined by {@code /}, each
 * starting with a letter or digit and not ending with a dot, 512 characters at most. Such a name is
 * valid as a blob name and as a relative path on every file system.
 */
public record ObjectName(String value) implements Comparable<ObjectName> {
  private static final int MAX_LENGTH = 512;
  private static final String SEGMENT = "[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9_-])?";
  private static final Pattern VALID = Pattern.compile(SEGMENT + "(/" + SEGMENT + ")*");

  public ObjectName {
    if (!isValid(value)) {
      throw new InvalidInputException(
          "object name '"
              + value
              + "' is not valid: expected segments of letters, digits, '.', '_' and '-' (at first a letter or digit, at last no '.') joined by '/'");
    }
  }

  /** Whether a text can be a name. */
  public static boolean isValid(String value) {
    return value.length() <= MAX_LENGTH && VALID.matcher(value).matches();
  }

  /** The last segment. */
  public String lastSegment() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  @Override
  public int compareTo(ObjectName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
