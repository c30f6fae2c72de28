package dev.vaultline.local.compute.fault;

import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The time as the emulator sees it: a demonstration can skip the hours that Azure's rules ask. */
public final class EmulatorClock extends Clock {
  private static final String KIND = "clock";
  private static final String KEY = "skipped";

  private final Clock base;
  private final ComputeStore store;
  private volatile Duration skipped;

  public EmulatorClock(Clock base, ComputeStore store) {
    this.base = base;
    this.store = store;
    this.skipped =
        store
            .document(KIND, KEY)
            .map(found -> Duration.parse(found.path("duration").asText()))
            .orElse(Duration.ZERO);
  }

  /** Skips some time; it stays skipped, also over restarts. */
  public synchronized void skip(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("time goes forward, found " + duration);
    }
    Duration sum = skipped.plus(duration);
    store.put(KIND, KEY, "", Json.object().put("duration", sum.toString()));
    skipped = sum;
  }

  @Override
  public Instant instant() {
    return base.instant().plus(skipped);
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new EmulatorClock(base.withZone(zone), store);
  }
}
