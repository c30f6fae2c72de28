package dev.vaultline.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class DemoScheduleTest {
  private static Instant at(String time) {
    return Instant.parse("2026-11-21T" + time + "Z");
  }

  @Test
  void isDueAtTheNextWholeMinuteInTimeForTheServiceToLearnOfIt() {
    assertThat(DemoSchedule.after(at("09:30:10")).due()).isEqualTo(at("09:31:00"));
    assertThat(DemoSchedule.after(at("09:30:59.500")).due()).isEqualTo(at("09:32:00"));
    assertThat(DemoSchedule.after(at("23:59:10")).time()).isEqualTo(LocalTime.MIDNIGHT);
  }

  @Test
  void mayBeSpentOnceTheServiceLookedAtSchedulesAfterIt() {
    DemoSchedule schedule = new DemoSchedule(at("09:31:00"));

    assertThat(schedule.mayBeSpent(at("09:30:30"))).isFalse();
    assertThat(schedule.mayBeSpent(at("09:34:59"))).isFalse();
    assertThat(schedule.mayBeSpent(at("09:35:00"))).isTrue();
  }

  @Test
  void mayBeSpentAtOnceWhenTheServiceLooksAtThatVeryMinute() {
    DemoSchedule schedule = new DemoSchedule(at("09:35:00"));

    assertThat(schedule.mayBeSpent(at("09:34:59"))).isFalse();
    assertThat(schedule.mayBeSpent(at("09:35:00"))).isTrue();
  }
}
