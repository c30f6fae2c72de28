package dev.vaultline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long MIB = 1 << 20;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final StringWriter err = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();

  private ProgressDisplay lines() {
    return new ProgressDisplay(new ProgressLines(new PrintWriter(err)), "backup web-1", nanos::get);
  }

  @Test
  void aBarShowsPercentBytesSpeedAndTheTimeLeft() {
    ProgressState state = new ProgressState("backup web-1", 40 * MIB, 100 * MIB, 4 * SECOND);

    assertThat(ProgressBar.line(state, 100))
        .isEqualTo(
            "backup web-1 [============>                 ]  40 %  40.0 MiB of 100.0 MiB  10.0"
                + " MiB/s  0:06 left");
  }

  @Test
  void aBarNeverExceedsTheWidthOfTheTerminal() {
    ProgressState state = new ProgressState("backup web-1", 40 * MIB, 100 * MIB, 4 * SECOND);

    for (int room = 10; room < 120; room++) {
      assertThat(ProgressBar.line(state, room)).hasSizeLessThanOrEqualTo(room);
    }
  }

  @Test
  void aLineIsWrittenAtMostEveryFiveSeconds() {
    try (ProgressDisplay progress = lines()) {
      progress.planned(100 * MIB);
      for (int second = 1; second <= 12; second++) {
        nanos.set(second * SECOND);
        progress.advanced(MIB);
      }
    }

    assertThat(err.toString().lines())
        .containsExactly(
            "backup web-1: 5 %, 5.0 MiB of 100.0 MiB, 1.0 MiB/s, 1:35 left",
            "backup web-1: 10 %, 10.0 MiB of 100.0 MiB, 1.0 MiB/s, 1:30 left");
  }

  @Test
  void quickWorkWritesNothing() {
    try (ProgressDisplay progress = lines()) {
      progress.planned(MIB);
      progress.advanced(MIB);
    }

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aBarLeavesNoTraceOfItself() {
    Terminal terminal = new Terminal(new PrintWriter(err), new PrintWriter(err), true, 80);
    try (ProgressDisplay progress =
        new ProgressDisplay(new ProgressBar(terminal), "verify", nanos::get)) {
      nanos.set(SECOND);
      progress.planned(MIB);
      progress.advanced(MIB / 2);
    }

    assertThat(err.toString()).contains("50 %").endsWith("\r\u001b[K");
  }

  @Test
  void timesOfHoursAreShownAsSuch() {
    assertThat(Durations.clock(3723)).isEqualTo("1:02:03");
    assertThat(Durations.text(12.34)).isEqualTo("12.3 s");
  }
}
