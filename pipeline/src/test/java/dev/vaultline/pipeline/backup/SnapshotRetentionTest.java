package dev.vaultline.pipeline.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SnapshotRetentionTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Snapshot OLD = taken(10);
  private static final Snapshot TWO_DAYS = taken(2);
  private static final Snapshot ONE_DAY = taken(1);
  private static final List<Snapshot> ALL = List.of(OLD, TWO_DAYS, ONE_DAY);
  private static final Set<PointId> COMMITTED = Set.of(OLD.run(), TWO_DAYS.run(), ONE_DAY.run());

  @Test
  void keepsThoseOfTheLastDays() {
    assertThat(expired(COMMITTED, Set.of(ONE_DAY.run()), Set.of(), 2))
        .containsExactly(OLD.run(), TWO_DAYS.run());
    assertThat(expired(COMMITTED, Set.of(ONE_DAY.run()), Set.of(), 5)).containsExactly(OLD.run());
  }

  @Test
  void keepsTheBaseOfTheNextDiffHoweverOldItIs() {
    assertThat(expired(Set.of(OLD.run()), Set.of(OLD.run()), Set.of(), 1))
        .containsExactly(TWO_DAYS.run(), ONE_DAY.run());
  }

  @Test
  void keepsThatOfTheRunThatIsUnderWay() {
    assertThat(expired(Set.of(), Set.of(), Set.of(OLD.run()), 1))
        .containsExactly(TWO_DAYS.run(), ONE_DAY.run());
  }

  @Test
  void dropsThoseOfRunsThatNeverCommitted() {
    assertThat(expired(Set.of(), Set.of(), Set.of(), 5)).hasSize(3);
  }

  private static List<PointId> expired(
      Set<PointId> committed, Set<PointId> base, Set<PointId> live, int days) {
    return new SnapshotRetention(committed, base, live, days).expired(ALL, NOW);
  }

  private static Snapshot taken(int daysAgo) {
    Instant at = NOW.minus(Duration.ofDays(daysAgo));
    return new Snapshot(
        new ItemId("web"), PointId.of(at, daysAgo), at, Consistency.CRASH, List.of());
  }
}
