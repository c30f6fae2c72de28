package dev.vaultline.pipeline.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.point.PointSummary;
import dev.vaultline.pipeline.snapshot.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A backup of the same item goes on between each two reads of the expiry. */
final class SnapshotExpiryTest {
  @Test
  void aWholeBackupBetweenAnyTwoCallsKeepsItsSnapshotAndItsPlaceInTheCatalogue() {
    int call = 0;
    while (interleave(call, true)) {
      call++;
    }
    assertThat(call).isGreaterThan(6);
  }

  @Test
  void aBackupThatIsUnderWayKeepsItsSnapshot() {
    int call = 0;
    while (interleave(call, false)) {
      call++;
    }
    assertThat(call).isGreaterThan(6);
  }

  /** False when the expiry has fewer calls than that. */
  private static boolean interleave(int call, boolean whole) {
    World world = new World();
    ItemId web = world.protect("web", Optional.empty(), World.content(1, 3));
    world.backUp(web);
    world.clock.advance(Duration.ofDays(3));
    SnapshotExpiry expiry = new SnapshotExpiry(world.desk, world.policies);
    world.faults.before(call, () -> backUp(world, web, whole));
    expiry.apply(web, world.items.require(web).source());
    boolean reached = world.faults.reached();
    world.faults.clear();
    world.workers.stop(false);
    world.settle();
    assertThat(world.jobs.active()).isEmpty();
    List<PointId> points = world.points.list(web).stream().map(PointSummary::id).toList();
    assertThat(points).as("call %s", call).hasSize(reached ? 2 : 1);
    assertThat(world.disks.list(web, world.items.require(web).source()))
        .as("call %s", call)
        .extracting(Snapshot::run)
        .contains(points.get(0));
    return reached;
  }

  private static void backUp(World world, ItemId item, boolean whole) {
    JobRecord job = world.backups.submit(item, Optional.empty());
    world.workers.stop(!whole);
    boolean busy = true;
    while (busy) {
      busy = world.hub.step() || world.workers.step();
    }
    assertThat(world.job(job.id()).state()).isEqualTo(whole ? JobState.DONE : JobState.RUNNING);
  }
}
