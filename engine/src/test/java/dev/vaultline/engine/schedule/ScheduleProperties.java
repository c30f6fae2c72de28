package dev.vaultline.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class ScheduleProperties {
  private static final int YEAR = 2026;

  @Property(tries = 60)
  void aDailyTimeIsDueExactlyOnceOnEachDayOfTheYear(
      @ForAll("zones") ZoneId zone, @ForAll @IntRange(min = 0, max = 1439) int minute) {
    LocalTime time = LocalTime.MIN.plusMinutes(minute);
    Schedule schedule = new Schedule(zone, new Recurrence.Daily(time));
    List<LocalDate> days =
        dueInYear(schedule).stream().map(due -> LocalDate.ofInstant(due, zone)).toList();
    assertThat(days).hasSize(365).doesNotHaveDuplicates();
  }

  @Property(tries = 60)
  void aLocalTimeThatExistsIsDueAtThatLocalTime(
      @ForAll("zones") ZoneId zone, @ForAll @IntRange(min = 0, max = 1439) int minute) {
    LocalTime time = LocalTime.MIN.plusMinutes(minute);
    for (Instant due : dueInYear(new Schedule(zone, new Recurrence.Daily(time)))) {
      ZonedDateTime local = due.atZone(zone);
      boolean exists = !zone.getRules().getValidOffsets(local.toLocalDate().atTime(time)).isEmpty();
      assertThat(exists).isEqualTo(local.toLocalTime().equals(time));
    }
  }

  @Property(tries = 200)
  void lastAndNextAgreeWithEachOther(
      @ForAll("zones") ZoneId zone,
      @ForAll("recurrences") Recurrence recurrence,
      @ForAll @IntRange(min = 0, max = 366 * 24 * 60) int minute) {
    Schedule schedule = new Schedule(zone, recurrence);
    Instant now = start(ZoneOffset.UTC).plus(Duration.ofMinutes(minute));
    Instant last = schedule.lastDue(now);
    Instant next = schedule.nextDue(now);
    assertThat(last).isBeforeOrEqualTo(now);
    assertThat(next).isAfter(now);
    assertThat(schedule.nextDue(last)).isEqualTo(next);
    assertThat(schedule.lastDue(next.minusNanos(1))).isEqualTo(last);
  }

  private static List<Instant> dueInYear(Schedule schedule) {
    List<Instant> due = new ArrayList<>();
    Instant end = LocalDate.of(YEAR + 1, 1, 1).atStartOfDay(schedule.zone()).toInstant();
    Instant next = schedule.nextDue(start(schedule.zone()).minusNanos(1));
    while (next.isBefore(end)) {
      due.add(next);
      next = schedule.nextDue(next);
    }
    return due;
  }

  private static Instant start(ZoneId zone) {
    return LocalDate.of(YEAR, 1, 1).atStartOfDay(zone).toInstant();
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "Europe/Berlin",
            "America/New_York",
            "America/Santiago",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "Africa/Cairo",
            "UTC")
        .map(ZoneId::of);
  }

  @Provide
  Arbitrary<Recurrence> recurrences() {
    Arbitrary<LocalTime> times =
        Arbitraries.integers().between(0, 1439).map(LocalTime.MIN::plusMinutes);
    Arbitrary<Recurrence> daily = times.map(Recurrence.Daily::new);
    Arbitrary<Recurrence> weekly =
        Arbitraries.of(java.time.DayOfWeek.class)
            .set()
            .ofMinSize(1)
            .flatMap(days -> times.map(time -> new Recurrence.Weekly(days, time)));
    Arbitrary<Recurrence> hourly =
        Arbitraries.of(1, 4, 6, 8, 12)
            .flatMap(
                every ->
                    Arbitraries.integers()
                        .between(4, 24)
                        .flatMap(
                            hours -> times.map(time -> new Recurrence.Hourly(every, time, hours))));
    return Arbitraries.oneOf(daily, weekly, hourly);
  }
}
