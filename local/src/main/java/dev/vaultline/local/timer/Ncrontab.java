package dev.vaultline.local.timer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A schedule in the form of the Azure timer trigger: {@code {second} {minute} {hour} {day} {month}
 * {day of week}}, in UTC. A day has to fit both the day and the day of week, unlike in cron. Five
 * fields mean second 0.
 */
final class Ncrontab {
  /** Leap days come within eight years, also around a century; the weekday of one within forty. */
  private static final int SEARCHED_YEARS = 41;

  private final String text;
  private final Map<Field, BitSet> fields;

  private Ncrontab(String text, Map<Field, BitSet> fields) {
    this.text = text;
    this.fields = fields;
  }

  /**
   * Reads a schedule.
   *
   * @throws IllegalArgumentException that says which field is wrong and why
   */
  static Ncrontab parse(String text) {
    List<String> parts = new ArrayList<>(List.of(text.strip().split("\\s+")));
    if (parts.size() == Field.values().length - 1) {
      parts.add(0, "0");
    }
    if (parts.size() != Field.values().length) {
      throw fault(
          text,
          "it has "
              + parts.size()
              + " fields; expected six: second minute hour day month day-of-week",
          null);
    }
    Map<Field, BitSet> fields = new EnumMap<>(Field.class);
    Iterator<String> part = parts.iterator();
    for (Field field : Field.values()) {
      try {
        fields.put(field, field.parse(part.next()));
      } catch (IllegalArgumentException e) {
        throw fault(text, String.valueOf(e.getMessage()), e);
      }
    }
    return new Ncrontab(text, fields);
  }

  /**
   * The first instant of the schedule strictly after the given one; empty for one that never comes,
   * such as 30 February.
   */
  Optional<Instant> next(Instant after) {
    LocalDateTime start =
        LocalDateTime.ofInstant(after, ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.SECONDS)
            .plusSeconds(1);
    LocalDate end = start.toLocalDate().plusYears(SEARCHED_YEARS);
    LocalDate day = start.toLocalDate();
    int from = start.toLocalTime().toSecondOfDay();
    while (day.isBefore(end)) {
      if (fits(day)) {
        int second = nextSecondOfDay(from);
        if (second >= 0) {
          return Optional.of(day.atStartOfDay().plusSeconds(second).toInstant(ZoneOffset.UTC));
        }
      }
      from = 0;
      day =
          has(Field.MONTH, day.getMonthValue())
              ? day.plusDays(1)
              : day.withDayOfMonth(1).plusMonths(1);
    }
    return Optional.empty();
  }

  private boolean fits(LocalDate day) {
    return has(Field.MONTH, day.getMonthValue())
        && has(Field.DAY, day.getDayOfMonth())
        && has(Field.DAY_OF_WEEK, day.getDayOfWeek().getValue() % 7);
  }

  /** The first time of day not before the given second of the day, or -1. */
  private int nextSecondOfDay(int from) {
    int hour = from / 3600;
    int minute = from / 60 % 60;
    int second = from % 60;
    for (int h = field(Field.HOUR).nextSetBit(hour);
        h >= 0;
        h = field(Field.HOUR).nextSetBit(h + 1)) {
      int firstMinute = h == hour ? minute : 0;
      for (int m = field(Field.MINUTE).nextSetBit(firstMinute);
          m >= 0;
          m = field(Field.MINUTE).nextSetBit(m + 1)) {
        int s = field(Field.SECOND).nextSetBit(h == hour && m == minute ? second : 0);
        if (s >= 0) {
          return h * 3600 + m * 60 + s;
        }
      }
    }
    return -1;
  }

  private boolean has(Field field, int value) {
    return field(field).get(value);
  }

  private BitSet field(Field field) {
    return Objects.requireNonNull(fields.get(field));
  }

  private static IllegalArgumentException fault(
      String text, String fault, @org.jspecify.annotations.Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The schedule '" + text + "' is invalid: " + fault + ".", cause);
  }

  @Override
  public String toString() {
    return text;
  }
}
