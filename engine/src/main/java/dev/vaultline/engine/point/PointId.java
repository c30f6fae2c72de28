package dev.vaultline.engine.point;

import dev.vaultline.engine.InvalidInputException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The id of a recovery point within its item: the UTC second of its instant and 8 hexadecimal
 * digits, e.g. {@code 20261121T093000Z-1a2b3c4d}. Ids sort by instant. A run of a backup has the id
 * of the point it will commit, so the digits are derived from whatever makes the run unique.
 */
public record PointId(String value) implements Comparable<PointId> {
  private static final Pattern VALID = Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{8}");
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  public PointId {
    if (!VALID.matcher(value).matches()) {
      throw new InvalidInputException(
          "recovery point id '"
              + value
              + "' is not valid: expected e.g. 20261121T093000Z-1a2b3c4d");
    }
  }

  /** The id for an instant, made unique by 32 bits that the caller draws or derives. */
  public static PointId of(Instant instant, int unique) {
    return new PointId(INSTANT.format(instant) + "-" + String.format(Locale.ROOT, "%08x", unique));
  }

  /** The instant the id was made for, to the second. */
  public Instant instant() {
    return INSTANT.parse(value.substring(0, value.indexOf('-')), Instant::from);
  }

  @Override
  public int compareTo(PointId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
