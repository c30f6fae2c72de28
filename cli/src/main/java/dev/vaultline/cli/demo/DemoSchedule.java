package dev.vaultline.cli.demo;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A daily schedule whose next time is soon. The service itself looks at schedules every five
 * minutes: when it did so after that time, there may be nothing left for a tick by hand.
 *
 * @param due when it is due first
 */
record DemoSchedule(Instant due) {
  private static final long TICK_SECONDS = 300;

  /** One that is due at the next whole minute. */
  static DemoSchedule after(Instant now) {
    return new DemoSchedule(now.plusSeconds(1).truncatedTo(ChronoUnit.MINUTES).plusSeconds(60));
  }

  /** The time of day, in UTC. */
  LocalTime time() {
    return LocalTime.ofInstant(due, ZoneOffset.UTC);
  }

  /** Whether the service may have acted on it by itself. */
  boolean mayBeSpent(Instant now) {
    long ticksBefore = (due.getEpochSecond() - 1) / TICK_SECONDS;
    return now.getEpochSecond() / TICK_SECONDS > ticksBefore;
  }
}
