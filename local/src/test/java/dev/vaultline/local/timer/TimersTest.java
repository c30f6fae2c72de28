package dev.vaultline.local.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.local.Eventually;
import dev.vaultline.local.MutableClock;
import dev.vaultline.local.SampleApps;
import dev.vaultline.local.StagedSample;
import dev.vaultline.local.app.FunctionApp;
import dev.vaultline.local.fault.LocalHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimersTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @TempDir Path folder;
  @TempDir Path notes;
  @TempDir Path state;

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-18T10:00:01Z"));

  @Test
  void aFunctionRunsWhenItsTimeComes() throws Exception {
    StagedSample.in(folder).timer("%SCHEDULE%", "").stage();
    try (FunctionApp app = app();
        Timers timers = Timers.start(app, state, clock, LIMIT)) {
      clock.set(Instant.parse("2026-11-18T10:05:00Z"));

      assertThat(tick(1)).first().asString().contains("\"IsPastDue\":false");

      clock.set(Instant.parse("2026-11-18T10:10:00Z"));

      assertThat(tick(2)).hasSize(2);
      assertThat(timers).isNotNull();
    }
  }

  @Test
  void aRunMissedWhileTheHostWasDownIsMadeUpForOnceAtTheStart() throws Exception {
    StagedSample.in(folder).timer("%SCHEDULE%", "").stage();
    try (FunctionApp app = app()) {
      Timers.start(app, state, clock, LIMIT).close();
      clock.set(Instant.parse("2026-11-18T12:31:00Z"));
      try (Timers timers = Timers.start(app, state, clock, LIMIT)) {
        assertThat(tick(1)).first().asString().contains("\"IsPastDue\":true");
        clock.set(Instant.parse("2026-11-18T12:35:00Z"));

        assertThat(tick(2)).last().asString().contains("\"IsPastDue\":false");
        assertThat(timers).isNotNull();
      }
    }
  }

  @Test
  void runOnStartupRunsAtOnce() throws Exception {
    StagedSample.in(folder).timer("%SCHEDULE%", ",'runOnStartup':true").stage();
    try (FunctionApp app = app();
        Timers timers = Timers.start(app, state, clock, LIMIT)) {
      assertThat(tick(1)).hasSize(1);
      assertThat(timers).isNotNull();
    }
  }

  @Test
  void anInvalidScheduleIsReportedWithItsFunction() throws Exception {
    StagedSample.in(folder).timer("0 0 25 * * *", "").stage();
    try (FunctionApp app = app()) {
      assertThatThrownBy(() -> Timers.start(app, state, clock, LIMIT))
          .isInstanceOf(LocalHostException.class)
          .hasMessageContaining("Timer function Tick")
          .hasMessageContaining("the hour is '25'");
    }
  }

  private FunctionApp app() {
    return SampleApps.load(folder, notes, Map.of("SCHEDULE", "0 */5 * * * *"));
  }

  private List<String> tick(int number) throws Exception {
    return Eventually.lines(notes.resolve("tick"), number);
  }
}
