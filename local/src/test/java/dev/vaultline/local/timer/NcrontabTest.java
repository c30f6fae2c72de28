package dev.vaultline.local.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NcrontabTest {
  /** A Wednesday. */
  private static final String START = "2026-11-18T10:20:30.5Z";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * * * *|2026-11-18T10:20:31Z",
        "0 */5 * * * *|2026-11-18T10:25:00Z",
        "0 0 * * * *|2026-11-18T11:00:00Z",
        "*/15 * * * * *|2026-11-18T10:20:45Z",
        "5,50 20 10 * * *|2026-11-18T10:20:50Z",
        "0 30 9 * * *|2026-11-19T09:30:00Z",
        "0 30 9-17/4 * * *|2026-11-18T13:30:00Z",
        "0 10/20 * * * *|2026-11-18T10:30:00Z",
        "0 0 0 1 * *|2026-12-01T00:00:00Z",
        "0 0 0 31 * *|2026-12-31T00:00:00Z",
        "0 0 0 29 2 *|2028-02-29T00:00:00Z",
        "0 0 0 * * Sun|2026-11-22T00:00:00Z",
        "0 0 0 * * 1-5|2026-11-19T00:00:00Z",
        "0 0 0 * * mon,Friday|2026-11-20T00:00:00Z",
        "0 30 9 * Jan Mon|2027-01-04T09:30:00Z",
        "0 0 0 13 * 5|2027-08-13T00:00:00Z",
        "*/5 * * * *|2026-11-18T10:25:00Z",
        "30 20 10 18 11 *|2027-11-18T10:20:30Z",
      })
  void findsTheNextInstant(String schedule, String expected) {
    assertThat(Ncrontab.parse(schedule).next(Instant.parse(START)))
        .contains(Instant.parse(expected));
  }

  @Test
  void theInstantItselfDoesNotCount() {
    Instant instant = Instant.parse("2026-11-18T10:25:00Z");

    assertThat(Ncrontab.parse("0 */5 * * * *").next(instant))
        .contains(Instant.parse("2026-11-18T10:30:00Z"));
  }

  @Test
  void rangesWithStepsStayWithinTheRange() {
    List<String> hours = new ArrayList<>();
    Ncrontab schedule = Ncrontab.parse("0 0 8-16/3 * * *");
    Optional<Instant> next = schedule.next(Instant.parse("2026-11-18T00:00:00Z"));
    for (int i = 0; i < 4; i++) {
      hours.add(next.orElseThrow().toString().substring(8, 13));
      next = schedule.next(next.orElseThrow());
    }

    assertThat(hours).containsExactly("18T08", "18T11", "18T14", "19T08");
  }

  @Test
  void aDayThatNeverComesHasNoNext() {
    assertThat(Ncrontab.parse("0 0 0 30 2 *").next(Instant.parse(START))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 24 * * *|the hour is '24'; it is 0 to 23",
        "0 60 * * * *|the minute is '60'; it is 0 to 59",
        "0 0 0 0 * *|the day is '0'; it is 1 to 31",
        "0 0 0 * 13 *|the month is '13'; it is 1 to 12",
        "0 0 0 * * 7|the day of week is '7'; it is 0 to 6",
        "0 */0 * * * *|the minute is '*/0'; a step is 1 or more",
        "0 9-5 * * * *|the minute is '9-5'; a range goes upwards",
        "0 0 0 L * *|the day is 'L'; 'L' is no value",
        "0 , * * * *|the minute is ''; '' is no value",
        "0 0 * *|it has 4 fields; expected six",
        "00:05:00|it has 1 fields; expected six",
      })
  void anInvalidScheduleIsExplained(String schedule, String fault) {
    assertThatThrownBy(() -> Ncrontab.parse(schedule))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + schedule + "'")
        .hasMessageContaining(fault);
  }
}
