package dev.vaultline.local.compute.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.local.MutableClock;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmRequest;
import dev.vaultline.local.compute.arm.ArmResponse;
import dev.vaultline.local.compute.store.Json;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final Throttle throttle = new Throttle(clock);

  private static ArmRequest request(String method, String principal) {
    return new ArmRequest(
        method, URI.create("http://127.0.0.1"), "/", Map.of(), principal, Json.object());
  }

  private void admit(String method, int times) {
    for (int i = 0; i < times; i++) {
      throttle.admit(request(method, "one"), "s");
    }
  }

  @Test
  void readsRunDryAfter250AndComeBackAt25ASecond() {
    admit("GET", 250);

    assertRefused("GET");
    clock.set(clock.instant().plusSeconds(1));
    admit("GET", 25);
    assertRefused("GET");
  }

  @Test
  void writesRunDryAfter200AndComeBackAt10ASecond() {
    admit("PUT", 100);
    admit("POST", 100);

    assertRefused("PATCH");
    clock.set(clock.instant().plusSeconds(1));
    admit("PUT", 10);
    assertRefused("PUT");
  }

  @Test
  void bucketsAreOfOnePrincipalAndOneKindOfRequest() {
    admit("PUT", 200);

    throttle.admit(request("PUT", "another"), "s");
    throttle.admit(request("DELETE", "one"), "s");
    throttle.admit(request("PUT", "one"), "another subscription");
    assertRefused("PUT");
  }

  @Test
  void theAnswerTellsWhatIsLeft() {
    admit("GET", 3);

    ArmResponse response = throttle.counted(ArmResponse.empty(200), request("GET", "one"), "s");
    assertThat(response.headers())
        .containsEntry("x-ms-ratelimit-remaining-subscription-reads", "247");
  }

  private void assertRefused(String method) {
    assertThatThrownBy(() -> admit(method, 1))
        .isInstanceOfSatisfying(
            ArmException.class,
            e -> {
              assertThat(e.status()).isEqualTo(429);
              assertThat(e.headers()).containsEntry("Retry-After", "1");
            });
  }
}
