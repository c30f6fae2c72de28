package dev.vaultline.pipeline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.item.Protection;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.queue.MemoryTaskQueue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StateReaderTest {
  private static final Optional<PolicyName> DAILY = Optional.of(new PolicyName("daily"));

  private final World world = new World();
  private final MemoryTaskQueue queue = new MemoryTaskQueue();
  private final StateReader reader = new StateReader(world.items, world.points, queue, world.clock);
  private final ItemId web =
      world.protect("web", DAILY, World.content(1, 20), World.content(2, 20));

  @Test
  void nothingIsKnownOfAnItemThatWasNeverBackedUp() {
    VaultState state = reader.read();

    assertThat(state.sinceSuccess()).isEmpty();
    assertThat(state.points()).isZero();
  }

  @Test
  void tellsHowOldTheNewestRecoveryPointIs() {
    JobRecord job = world.backUp(web);
    Duration atTheEnd = reader.read().sinceSuccess().get("web");

    world.clock.advance(Duration.ofHours(30));

    assertThat(job.point()).isPresent();
    assertThat(reader.read().sinceSuccess())
        .isEqualTo(Map.of("web", atTheEnd.plus(Duration.ofHours(30))));
  }

  @Test
  void countsPointsBytesAndSnapshots() {
    world.backUp(web);
    world.backUp(web);

    VaultState state = reader.read();

    assertThat(state.points()).isEqualTo(2);
    assertThat(state.storedBytes())
        .isEqualTo(
            world.points.list(web).stream().mapToLong(point -> point.statistics().stored()).sum());
    assertThat(state.snapshots()).isEqualTo(Map.of("web/0", 2, "web/1", 2));
  }

  @Test
  void anItemThatNothingBacksUpIsNotLate() {
    ItemId manual = world.protect("manual", Optional.empty(), World.content(3, 20));
    world.backUp(manual);
    world.backUp(web);
    ItemRecord item = world.items.require(web);
    world.items.describe(item.in(Protection.STOPPED));

    VaultState state = reader.read();

    assertThat(state.sinceSuccess()).isEmpty();
    assertThat(state.points()).isEqualTo(2);
  }

  @Test
  void theBacklogIsWhatTheQueueHolds() {
    queue.send(List.of("{}", "{}"));

    assertThat(reader.read().backlogParts()).isEqualTo(2);
  }

  @Test
  void standingsAreOnlyOfItemsWithPoints() {
    world.backUp(web);

    assertThat(world.points.standings()).hasSize(1);
    assertThat(world.points.list(web)).hasSize(1);
  }
}
