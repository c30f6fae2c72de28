package dev.vaultline.pipeline.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.engine.policy.ProtectionPolicy;
import dev.vaultline.engine.retention.RetentionRules;
import dev.vaultline.engine.schedule.Recurrence;
import dev.vaultline.engine.schedule.Schedule;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.job.JobFilter;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.job.TaskState;
import dev.vaultline.pipeline.point.PointSummary;
import dev.vaultline.pipeline.point.Tier;
import dev.vaultline.pipeline.snapshot.Snapshot;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Snapshot and transfer of an item, each one at a time, apart from each other. */
final class TwoPhasesTest {
  private static final PolicyName HOURLY = new PolicyName("hourly");

  private final World world = new World();
  private final ItemId web = world.protect("web", Optional.of(HOURLY), World.content(1, 40));

  @BeforeEach
  void anHourlyPolicy() {
    Schedule schedule =
        new Schedule(ZoneId.of("UTC"), new Recurrence.Hourly(1, LocalTime.MIDNIGHT, 24));
    world.policies.put(new ProtectionPolicy(HOURLY, schedule, 1, new RetentionRules(3, 30)));
  }

  @Test
  void aTransferThatOutlastsTwoTicksCostsTheirTransfersButNoSnapshotAndNoChange() {
    world.workers.stop(true);
    tick();
    world.disks.write(World.disk("web-0"), changed(3));
    tick();
    world.disks.write(World.disk("web-0"), changed(3, 7));
    tick();
    assertThat(jobs())
        .extracting(JobRecord::state)
        .containsExactly(JobState.RUNNING, JobState.DONE, JobState.DONE);
    assertThat(jobs().subList(1, 3)).allSatisfy(this::keptItsSnapshotAlone);
    assertThat(snapshots()).hasSize(3);

    world.workers.stop(false);
    world.settle();
    assertThat(jobs().get(0).state()).isEqualTo(JobState.DONE);
    assertThat(tiers()).containsExactly(Tier.SNAPSHOT, Tier.SNAPSHOT, Tier.SNAPSHOT_AND_VAULT);

    world.disks.write(World.disk("web-0"), changed(3, 7, 11));
    tick();
    JobRecord next = jobs().get(3);
    assertThat(next.state()).isEqualTo(JobState.DONE);
    PointId point = next.point().orElseThrow();
    assertThat(world.restored(web, point, 0)).isEqualTo(changed(3, 7, 11));
    assertThat(world.points.list(web).get(0).statistics().changed()).isEqualTo(3L * World.BLOCK);
  }

  @Test
  void snapshotsThatWereKeptAloneGoWithTheInstantRestoreDays() {
    world.workers.stop(true);
    tick();
    tick();
    world.workers.stop(false);
    world.settle();
    PointId vaulted = jobs().get(0).point().orElseThrow();
    world.clock.advance(Duration.ofDays(2));
    world.retentions.submit(false);
    world.settle();
    assertThat(world.points.list(web)).extracting(PointSummary::id).containsExactly(vaulted);
    assertThat(snapshots()).as("the base of the next transfer stays").containsExactly(vaulted);
  }

  @Test
  void aTransferThatFailedLeavesNothingInTheWayOfTheNext() {
    world.workers.stop(true);
    tick();
    world.cancellation.cancel(jobs().get(0).id());
    world.settle();
    world.workers.stop(false);
    tick();
    assertThat(jobs())
        .extracting(JobRecord::state)
        .containsExactly(JobState.CANCELLED, JobState.DONE);
    assertThat(world.disks.accessed()).isEmpty();
    assertThat(world.items.require(web).claims()).isEmpty();
  }

  @Test
  void aRunOfManyDoesNotWaitForTransfers() {
    world.protect("db", Optional.of(HOURLY), World.content(2, 40));
    world.workers.stop(true);
    tick();
    assertThat(world.hub.result(runOf(HOURLY))).contains("done\\\":2");
  }

  private String runOf(PolicyName policy) {
    return world.hub.instanceIds().stream()
        .filter(id -> id.startsWith("backup-" + policy) && !id.contains("-from-"))
        .findFirst()
        .orElseThrow();
  }

  private void keptItsSnapshotAlone(JobRecord job) {
    assertThat(job.task(TaskName.SNAPSHOT).state()).isEqualTo(TaskState.DONE);
    assertThat(job.task(TaskName.TRANSFER).state()).isEqualTo(TaskState.SKIPPED);
    assertThat(job.notes())
        .singleElement()
        .asString()
        .contains("transfer was skipped", jobs().get(0).id().value());
  }

  /** An hour passes, what is due starts, and all is done that needs no time. */
  private void tick() {
    world.clock.advance(Duration.ofHours(1));
    world.scheduleTick.run();
    boolean busy = true;
    while (busy) {
      busy = world.hub.step() || world.workers.step();
    }
  }

  /** Oldest first. */
  private List<JobRecord> jobs() {
    return world.jobs.list(new JobFilter(Optional.of(web), Optional.empty(), 10)).stream()
        .sorted(Comparator.comparing(JobRecord::id))
        .toList();
  }

  private List<Tier> tiers() {
    return world.points.list(web).stream().map(PointSummary::tier).toList();
  }

  private List<PointId> snapshots() {
    return world.disks.list(web, world.items.require(web).source()).stream()
        .map(Snapshot::run)
        .toList();
  }

  private static byte[] changed(int... blocks) {
    byte[] content = World.content(1, 40);
    for (int block : blocks) {
      content[block * World.BLOCK] ^= 1;
    }
    return content;
  }
}
