package dev.vaultline.engine.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.TestVault;
import dev.vaultline.engine.disk.MemoryDisk;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.store.MemoryVaultStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private final List<RecoveryPoint> points = new ArrayList<>();

  RetentionTest() {
    TestVault vault = TestVault.create(new MemoryVaultStore());
    for (int hour = 0; hour < 4; hour++) {
      points.add(vault.backUp("item", hour, new MemoryDisk("d", 512).snapshot("s").source()));
    }
  }

  @Test
  void theNewestAndTheYoungAreKeptWithEveryReason() {
    Instant now = TestVault.START.plus(Duration.ofHours(25));
    assertThat(Retention.decide(new RetentionRules(2, 1), points, now))
        .extracting(RetentionDecision::keptBecause)
        .containsExactly(
            List.of(),
            List.of("not older than 1 days"),
            List.of("one of the newest 2", "not older than 1 days"),
            List.of(
                "last recovery point of the item", "one of the newest 2", "not older than 1 days"));
  }

  @Test
  void theLastPointIsNeverRemovedByAPolicy() {
    Instant now = TestVault.START.plus(Duration.ofDays(1000));
    assertThat(Retention.decide(new RetentionRules(0, 0), points, now))
        .extracting(RetentionDecision::keep)
        .containsExactly(false, false, false, true);
  }

  @Test
  void anItemWithoutPointsNeedsNoDecision() {
    assertThat(Retention.decide(new RetentionRules(1, 1), List.of(), Instant.EPOCH)).isEmpty();
  }
}
