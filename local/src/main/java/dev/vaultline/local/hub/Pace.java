package dev.vaultline.local.hub;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets results gather before a long history is replayed again. A worker replays the whole history
 * in each turn; with a turn per result a fan-out of thousands of activities would cost the square
 * of their number. So an execution with a long history that still has activities under way rests
 * after a turn for as long as the turn took.
 */
final class Pace {
  private static final int LONG_HISTORY = 500;
  private static final long LONGEST_REST_NANOS = Duration.ofMillis(200).toNanos();

  private record Rest(long from, long to) {}

  private final Map<Long, Long> begun = new HashMap<>();
  private final Map<Long, Rest> rests = new HashMap<>();

  /** A worker was given a turn. */
  void begins(long key, long now) {
    begun.put(key, now);
  }

  /** A turn was committed and left a history of this many events. */
  void ends(long key, int events, long now) {
    Long from = begun.remove(key);
    if (from != null && events >= LONG_HISTORY) {
      rests.put(key, new Rest(now, now + Math.min(now - from, LONGEST_REST_NANOS)));
    }
  }

  /**
   * How long the execution still rests; 0 if it does not. A rest is over too when the clock was set
   * back.
   */
  long remaining(long key, long now) {
    Rest rest = rests.get(key);
    if (rest == null) {
      return 0;
    }
    if (now < rest.from() || now >= rest.to()) {
      rests.remove(key);
      return 0;
    }
    return rest.to() - now;
  }

  void forget(long key) {
    begun.remove(key);
    rests.remove(key);
  }

  void clear() {
    begun.clear();
    rests.clear();
  }
}
