package dev.vaultline.pipeline.job;

import dev.vaultline.engine.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of a job: the UTC second it was asked for and 16 hexadecimal digits, e.g. {@code
 * 20261121T093000Z-0123456789abcdef}. The same request has the same id however often it is made.
 */
public record JobId(String value) implements Comparable<JobId> {
  private static final Pattern VALID = Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{16}");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
  private static final int SECOND_LENGTH = 16;

  public JobId {
    if (!VALID.matcher(value).matches()) {
      throw new InvalidInputException(
          "job id '" + value + "' is not valid: expected e.g. 20261121T093000Z-0123456789abcdef");
    }
  }

  /**
   * The id for a request.
   *
   * @param asked the instant it was asked for
   * @param seed makes it unique among those of that second
   */
  public static JobId of(Instant asked, String seed) {
    UUID hash = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    String digits = String.format(Locale.ROOT, "%016x", hash.getLeastSignificantBits());
    return new JobId(SECOND.format(asked.atOffset(ZoneOffset.UTC)) + "-" + digits);
  }

  /** The second in which the job was asked for. */
  public Instant asked() {
    return LocalDateTime.parse(value.substring(0, SECOND_LENGTH), SECOND).toInstant(ZoneOffset.UTC);
  }

  /** 32 bits that differ between jobs. */
  public int unique() {
    return Integer.parseUnsignedInt(value.substring(value.length() - 8), 16);
  }

  @Override
  public int compareTo(JobId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
