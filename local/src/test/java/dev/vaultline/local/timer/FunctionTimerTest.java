package dev.vaultline.local.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionTimerTest {
  private static final Ncrontab DAILY = Ncrontab.parse("0 0 6 * * *");
  private static final Instant START = Instant.parse("2026-11-18T10:00:00Z");

  @TempDir Path folder;

  @Test
  void aNewTimerWaitsForItsSchedule() {
    FunctionTimer timer = timer(DAILY, START);

    assertThat(timer.isPastDue()).isFalse();
    assertThat(timer.next()).contains(Instant.parse("2026-11-19T06:00:00Z"));
  }

  @Test
  void aRunThatWasMissedIsDueAtOnceAndOnlyOnce() {
    timer(DAILY, START);
    Instant back = START.plus(Duration.ofDays(3));
    FunctionTimer timer = timer(DAILY, back);

    assertThat(timer.isPastDue()).isTrue();
    assertThat(timer.isDue(back)).isTrue();
    assertThat(timer.info(true)).contains("\"IsPastDue\":true");

    timer.ran(back, back.plusSeconds(5));

    assertThat(timer.isPastDue()).isFalse();
    assertThat(timer.next()).contains(Instant.parse("2026-11-22T06:00:00Z"));
    assertThat(timer(DAILY, back.plusSeconds(10)).isPastDue()).isFalse();
  }

  @Test
  void nothingIsMissedWhenTheHostIsBackInTime() {
    timer(DAILY, START).ran(START, START);

    assertThat(timer(DAILY, START.plus(Duration.ofHours(1))).isPastDue()).isFalse();
  }

  @Test
  void aRunThatTheHostDidNotSurviveIsMadeUpFor() {
    FunctionTimer timer = timer(DAILY, START);
    Instant due = timer.next().orElseThrow();
    assertThat(timer.isDue(due)).isTrue();

    assertThat(timer(DAILY, due.plusSeconds(30)).isPastDue()).isTrue();
  }

  @Test
  void withoutAMonitorNothingIsMadeUpFor() {
    new FunctionTimer("Tick", DAILY, Optional.empty(), START);
    Instant later = START.plus(Duration.ofDays(3));

    assertThat(new FunctionTimer("Tick", DAILY, Optional.empty(), later).isPastDue()).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aStateThatCannotBeReadCountsAsNone() throws Exception {
    Files.writeString(folder.resolve("Tick.json"), "{\"Last\":");

    assertThat(timer(DAILY, START).isPastDue()).isFalse();
  }

  @Test
  void instantsThatPassDuringARunAreLeftOut() {
    FunctionTimer timer = timer(Ncrontab.parse("0 * * * * *"), START);
    Instant began = timer.next().orElseThrow();
    timer.ran(began, began.plus(Duration.ofMinutes(5)).plusSeconds(10));

    assertThat(timer.next()).contains(began.plus(Duration.ofMinutes(6)));
    assertThat(timer.info(false)).contains("\"Last\":\"" + began + "\"");
  }

  private FunctionTimer timer(Ncrontab schedule, Instant now) {
    return new FunctionTimer("Tick", schedule, Optional.of(new TimerStatusStore(folder)), now);
  }
}
