package dev.vaultline.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aDailyTimeFollowsTheClocksOfItsZone() {
    Schedule schedule = daily("02:00");
    assertThat(schedule.lastDue(at("2026-01-15T12:00:00Z"))).isEqualTo(at("2026-01-15T01:00:00Z"));
    assertThat(schedule.lastDue(at("2026-07-15T12:00:00Z"))).isEqualTo(at("2026-07-15T00:00:00Z"));
    assertThat(schedule.nextDue(at("2026-07-15T12:00:00Z"))).isEqualTo(at("2026-07-16T00:00:00Z"));
  }

  @Test
  void atTheVeryInstantItIsDueAndTheNextIsLater() {
    Schedule schedule = daily("02:00");
    Instant due = at("2026-01-15T01:00:00Z");
    assertThat(schedule.lastDue(due)).isEqualTo(due);
    assertThat(schedule.nextDue(due)).isEqualTo(at("2026-01-16T01:00:00Z"));
    assertThat(schedule.lastDue(due.minusNanos(1))).isEqualTo(at("2026-01-14T01:00:00Z"));
  }

  @Test
  void aTimeThatTheClocksSkipIsDueWhenTheyAreThroughWithIt() {
    // On 29 March 2026 the clocks of Berlin go from 02:00 to 03:00 at 01:00 UTC.
    assertThat(daily("02:30").lastDue(at("2026-03-29T12:00:00Z")))
        .isEqualTo(at("2026-03-29T01:00:00Z"));
  }

  @Test
  void aTimeThatTheClocksShowTwiceIsDueTheFirstTimeOnly() {
    // On 25 October 2026 they go from 03:00 back to 02:00 at 01:00 UTC.
    Schedule schedule = daily("02:30");
    assertThat(schedule.lastDue(at("2026-10-25T12:00:00Z"))).isEqualTo(at("2026-10-25T00:30:00Z"));
    assertThat(schedule.nextDue(at("2026-10-25T00:30:00Z"))).isEqualTo(at("2026-10-26T01:30:00Z"));
  }

  @Test
  void anHourlyWindowMayReachIntoTheNextDay() {
    Schedule schedule =
        new Schedule(ZoneId.of("UTC"), new Recurrence.Hourly(4, LocalTime.of(22, 0), 8));
    assertThat(schedule.nextDue(at("2026-05-01T20:00:00Z"))).isEqualTo(at("2026-05-01T22:00:00Z"));
    assertThat(schedule.nextDue(at("2026-05-01T22:00:00Z"))).isEqualTo(at("2026-05-02T02:00:00Z"));
    assertThat(schedule.nextDue(at("2026-05-02T02:00:00Z"))).isEqualTo(at("2026-05-02T06:00:00Z"));
    assertThat(schedule.nextDue(at("2026-05-02T06:00:00Z"))).isEqualTo(at("2026-05-02T22:00:00Z"));
  }

  @Test
  void aWeeklyTimeIsDueOnItsDaysOnly() {
    Schedule schedule =
        new Schedule(BERLIN, new Recurrence.Weekly(Set.of(DayOfWeek.SUNDAY), LocalTime.of(2, 0)));
    assertThat(schedule.lastDue(at("2026-11-21T12:00:00Z"))).isEqualTo(at("2026-11-15T01:00:00Z"));
    assertThat(schedule.nextDue(at("2026-11-21T12:00:00Z"))).isEqualTo(at("2026-11-22T01:00:00Z"));
  }

  @Test
  void aDayThatAZoneLeftOutIsDueWhereItWouldHaveBeen() {
    // Samoa had no 30 December 2011.
    Schedule schedule =
        new Schedule(ZoneId.of("Pacific/Apia"), new Recurrence.Daily(LocalTime.NOON));
    assertThat(schedule.nextDue(at("2011-12-29T23:00:00Z"))).isEqualTo(at("2011-12-30T10:00:00Z"));
    assertThat(schedule.nextDue(at("2011-12-30T10:00:00Z"))).isEqualTo(at("2011-12-30T22:00:00Z"));
  }

  @Test
  void refusesWhatIsNoSchedule() {
    assertThatThrownBy(() -> new Recurrence.Hourly(5, LocalTime.NOON, 12))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("every 1, 4, 6, 8 or 12 hours");
    assertThatThrownBy(() -> new Recurrence.Hourly(4, LocalTime.NOON, 25))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> new Recurrence.Weekly(Set.of(), LocalTime.NOON))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> new Recurrence.Daily(LocalTime.of(2, 0, 1)))
        .isInstanceOf(InvalidInputException.class);
  }

  private static Schedule daily(String at) {
    return new Schedule(BERLIN, new Recurrence.Daily(LocalTime.parse(at)));
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
