package dev.vaultline.pipeline.backup;

import java.time.Duration;

/** How waits grow, so that long ones make short histories. */
final class Pace {
  private Pace() {}

  /** Twice as long, up to a limit. */
  static Duration grown(Duration duration, Duration limit) {
    Duration twice = duration.multipliedBy(2);
    return twice.compareTo(limit) > 0 ? limit : twice;
  }
}
