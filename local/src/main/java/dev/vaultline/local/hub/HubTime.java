package dev.vaultline.local.hub;

import com.google.protobuf.Timestamp;
import java.time.Clock;
import java.time.Instant;

/**
 * Time as the hub keeps it: nanoseconds since 1970 in a long, which is exact for the contract's
 * timestamps until the year 2262; anything beyond is kept as "never".
 */
final class HubTime {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** The SDK shows an orchestrator the time in whole milliseconds, rounded down. */
  private static final long SDK_RESOLUTION_NANOS = 1_000_000;

  private final Clock clock;
  private long lastTick = Long.MIN_VALUE;

  HubTime(Clock clock) {
    this.clock = clock;
  }

  /** The present instant; it follows the clock, backwards too. */
  long now() {
    return nanos(clock.instant());
  }

  /**
   * The present instant, but never the same one twice. Events are stamped with it because the SDK
   * carries unprocessed events over to a new execution in a hash set: the stamps keep two equal
   * events apart, and their order.
   */
  long tick() {
    lastTick = Math.max(now(), lastTick + 1);
    return lastTick;
  }

  static long nanos(Instant instant) {
    return nanos(instant.getEpochSecond(), instant.getNano());
  }

  static long nanos(Timestamp timestamp) {
    return nanos(timestamp.getSeconds(), timestamp.getNanos());
  }

  /** The first instant that an orchestrator is sure to see as later than the given one. */
  static long visiblyAfter(Timestamp timestamp) {
    long nanos = nanos(timestamp);
    return nanos > Long.MAX_VALUE - SDK_RESOLUTION_NANOS
        ? Long.MAX_VALUE
        : nanos + SDK_RESOLUTION_NANOS;
  }

  static Timestamp timestamp(long nanos) {
    return Timestamp.newBuilder()
        .setSeconds(Math.floorDiv(nanos, NANOS_PER_SECOND))
        .setNanos((int) Math.floorMod(nanos, NANOS_PER_SECOND))
        .build();
  }

  private static long nanos(long seconds, int fraction) {
    if (seconds >= Long.MAX_VALUE / NANOS_PER_SECOND) {
      return Long.MAX_VALUE;
    }
    if (seconds <= Long.MIN_VALUE / NANOS_PER_SECOND) {
      return Long.MIN_VALUE;
    }
    return seconds * NANOS_PER_SECOND + fraction;
  }
}
