package dev.vaultline.local.compute.limit;

import java.time.Duration;
import java.time.Instant;

/** Tokens that come back at a steady rate. */
final class TokenBucket {
  private final double capacity;
  private final double perSecond;
  private double tokens;
  private Instant filled;

  TokenBucket(double capacity, double perSecond, Instant now) {
    this.capacity = capacity;
    this.perSecond = perSecond;
    this.tokens = capacity;
    this.filled = now;
  }

  /** Takes a token; or says after how many seconds there will be one. */
  synchronized long take(Instant now) {
    double elapsed = Math.max(0, Duration.between(filled, now).toMillis() / 1000.0);
    tokens = Math.min(capacity, tokens + elapsed * perSecond);
    filled = now;
    if (tokens >= 1) {
      tokens--;
      return 0;
    }
    return Math.max(1, (long) Math.ceil((1 - tokens) / perSecond));
  }

  synchronized int left() {
    return (int) tokens;
  }
}
