package dev.vaultline.local.compute.limit;

import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmRequest;
import dev.vaultline.local.compute.arm.ArmResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The token buckets of Azure Resource Manager, for each subscription and principal: 250 reads
 * refilled at 25 a second, 200 writes and 200 deletes at 10 a second.
 * https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling
 */
public final class Throttle {
  private enum Bucket {
    READS(250, 25),
    WRITES(200, 10),
    DELETES(200, 10);

    private final double capacity;
    private final double perSecond;

    Bucket(double capacity, double perSecond) {
      this.capacity = capacity;
      this.perSecond = perSecond;
    }

    static Bucket of(String method) {
      return switch (method) {
        case "GET", "HEAD" -> READS;
        case "DELETE" -> DELETES;
        default -> WRITES;
      };
    }

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Clock clock;
  private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

  public Throttle(Clock clock) {
    this.clock = clock;
  }

  /**
   * Takes a token for a request.
   *
   * @throws ArmException 429 with Retry-After when there is none
   */
  public void admit(ArmRequest request, String subscription) {
    Bucket kind = Bucket.of(request.method());
    long wait = bucket(kind, request, subscription).take(clock.instant());
    if (wait > 0) {
      throw refusal(kind.wire(), subscription, wait);
    }
  }

  /** The answer, with the tokens that are left. */
  public ArmResponse counted(ArmResponse response, ArmRequest request, String subscription) {
    Bucket kind = Bucket.of(request.method());
    int left = bucket(kind, request, subscription).left();
    return response.with(
        "x-ms-ratelimit-remaining-subscription-" + kind.wire(), Integer.toString(left));
  }

  private TokenBucket bucket(Bucket kind, ArmRequest request, String subscription) {
    return buckets.computeIfAbsent(
        kind + " " + subscription + " " + request.principal(),
        key -> new TokenBucket(kind.capacity, kind.perSecond, clock.instant()));
  }

  /** The refusal of a request that is one too many. */
  public static ArmException refusal(String kind, String subscription, long seconds) {
    return new ArmException(
        429,
        "SubscriptionRequestsThrottled",
        ("Number of '%s' requests for subscription '%s' exceeded. Please try again after '%d'"
                + " seconds after additional tokens are available.")
            .formatted(kind, subscription, seconds),
        Map.of("Retry-After", Long.toString(seconds)));
  }
}
