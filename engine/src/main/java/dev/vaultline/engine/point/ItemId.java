package dev.vaultline.engine.point;

import dev.vaultline.engine.InvalidInputException;
import java.util.regex.Pattern;

/**
 * The name of a protected item in its vault: 1–64 letters, digits, {@code .}, {@code _} and {@code
 * -}, the first a letter or digit, the last no {@code .} (it is a folder of blob names and files).
 */
public record ItemId(String value) implements Comparable<ItemId> {
  private static final Pattern VALID =
      Pattern.compile("(?=.{1,64}$)[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9_-])?");

  public ItemId {
    if (!VALID.matcher(value).matches()) {
      throw new InvalidInputException(
          "item name '"
              + value
              + "' is not valid: expected 1-64 letters, digits, '.', '_' or '-', the first a letter or"
              + " digit and the last no '.'");
    }
  }

  @Override
  public int compareTo(ItemId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
