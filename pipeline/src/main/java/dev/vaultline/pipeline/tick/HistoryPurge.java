package dev.vaultline.pipeline.tick;

import dev.vaultline.engine.VaultlineException;
import dev.vaultline.pipeline.durable.Orchestrations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Removes orchestrations that ended long ago from the task hub, whose histories would otherwise
 * grow without bound. What people ask about is in the rows of the jobs, which stay.
 */
public final class HistoryPurge {
  private static final int STEP = 100;

  /** A third of what the platform gives a function; what is left then waits for the next day. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Orchestrations orchestrations;
  private final Clock clock;
  private final Duration age;

  /**
   * @param age how long after it was created an orchestration that has ended is kept
   */
  public HistoryPurge(Orchestrations orchestrations, Clock clock, Duration age) {
    this.orchestrations = orchestrations;
    this.clock = clock;
    this.age = age;
  }

  /**
   * Removes step by step until nothing is left to remove, or the time is over.
   *
   * @return what was done, for the log
   */
  public String run() {
    Instant begun = clock.instant();
    int purged = 0;
    try {
      int step;
      do {
        step = orchestrations.purge(begun.minus(age), STEP);
        purged += step;
      } while (step > 0 && clock.instant().isBefore(begun.plus(LONGEST)));
    } catch (VaultlineException e) {
      return purged + " ended orchestrations were purged, the rest tomorrow: " + e.getMessage();
    }
    return purged + " ended orchestrations were purged";
  }
}
