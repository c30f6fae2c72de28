package dev.vaultline.pipeline.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.pipeline.NotFoundException;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.snapshot.DiskLocation;
import dev.vaultline.pipeline.snapshot.ItemSource;
import dev.vaultline.pipeline.table.MemoryStateTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ItemsTest {
  private static final ItemId WEB = new ItemId("web");
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final JobId ONE = JobId.of(NOW, "one");
  private static final JobId TWO = JobId.of(NOW, "two");

  private final Items items = new Items(new MemoryStateTable());

  @Test
  void describedAnewAnItemKeepsItsClaimAndRuns() {
    items.describe(item());
    PointId run = items.claim(WEB, ONE, NOW, job -> false).claim().orElseThrow().run();
    items.describe(
        ItemRecord.of(WEB, Optional.of(new PolicyName("other")), World.source(World.disk("new"))));
    ItemRecord described = items.require(WEB);
    assertThat(described.policy()).contains(new PolicyName("other"));
    assertThat(described.source()).isEqualTo(World.source(World.disk("new")));
    assertThat(described.claim()).contains(new Claim(ONE, run));
    assertThat(described.lastRun()).contains(run);
  }

  @Test
  void aClaimIsHeldByOneJobUntilItGivesItUp() {
    items.describe(item());
    items.claim(WEB, ONE, NOW, job -> false);
    assertThat(items.claim(WEB, TWO, NOW, job -> false).claimOf(ONE)).isPresent();
    items.release(WEB, TWO);
    assertThat(items.require(WEB).claimOf(ONE)).isPresent();
    items.release(WEB, ONE);
    assertThat(items.claim(WEB, TWO, NOW, job -> false).claimOf(TWO)).isPresent();
  }

  @Test
  void aJobThatClaimsAgainKeepsItsRun() {
    items.describe(item());
    ItemRecord first = items.claim(WEB, ONE, NOW, job -> false);
    assertThat(items.claim(WEB, ONE, NOW.plusSeconds(60), job -> false)).isEqualTo(first);
  }

  @Test
  void runsOfAnItemAscendWhateverTheClockDoes() {
    items.describe(item());
    PointId first = items.claim(WEB, ONE, NOW, job -> true).lastRun().orElseThrow();
    PointId second =
        items.claim(WEB, TWO, NOW.minusSeconds(3_600), job -> true).lastRun().orElseThrow();
    assertThat(second).isGreaterThan(first);
  }

  @Test
  void ofManyJobsThatClaimAtOnceOneWins() throws Exception {
    items.describe(item());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> claims =
          IntStream.range(0, 32)
              .mapToObj(number -> JobId.of(NOW, "job " + number))
              .<Callable<Boolean>>map(
                  job -> () -> items.claim(WEB, job, NOW, other -> false).claimOf(job).isPresent())
              .toList();
      int winners = 0;
      for (Future<Boolean> won : threads.invokeAll(claims)) {
        winners += won.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void namesAnItemThatIsNotThere() {
    assertThatThrownBy(() -> items.require(WEB))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("web");
    assertThatThrownBy(() -> items.claim(WEB, ONE, NOW, job -> true))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void anItemOfTheLargestMachineFitsIntoARow() {
    List<DiskLocation> disks =
        IntStream.range(0, 65).mapToObj(number -> World.disk("d".repeat(360) + number)).toList();
    items.describe(ItemRecord.of(WEB, Optional.empty(), new ItemSource.Disks(disks)));
    assertThat(items.require(WEB).source()).isEqualTo(new ItemSource.Disks(disks));
  }

  @Test
  void refusesNoDisksAndTheSameDiskTwice() {
    assertThatThrownBy(() -> new ItemSource.Disks(List.of()))
        .isInstanceOf(InvalidInputException.class);
    List<DiskLocation> twice = List.of(World.disk("a"), World.disk("a"));
    assertThatThrownBy(() -> new ItemSource.Disks(twice)).isInstanceOf(InvalidInputException.class);
  }

  private static ItemRecord item() {
    return ItemRecord.of(WEB, Optional.empty(), World.source(World.disk("a")));
  }
}
