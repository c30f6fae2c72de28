package dev.vaultline.pipeline.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.store.StoreUnavailableException;
import dev.vaultline.pipeline.ConflictException;
import dev.vaultline.pipeline.NotFoundException;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.durable.MemoryTaskHub;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.item.Protection;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.job.SubTask;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.job.TaskState;
import dev.vaultline.pipeline.point.PointSummary;
import dev.vaultline.pipeline.point.Tier;
import dev.vaultline.pipeline.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BackupTest {
  private static final byte[] FIRST = World.content(1, 40);
  private static final byte[] SECOND = World.content(2, 70);

  private final World world = new World();
  private final ItemId web = world.protect("web", Optional.empty(), FIRST, SECOND);

  @Test
  void aBackupEndsWithARecoveryPointOfAllDisks() {
    JobRecord job = world.backUp(web);
    assertThat(job.state()).isEqualTo(JobState.DONE);
    PointId point = job.point().orElseThrow();
    assertThat(world.restored(web, point, 0)).isEqualTo(FIRST);
    assertThat(world.restored(web, point, 1)).isEqualTo(SECOND);
  }

  @Test
  void itsJobTellsWhatWasDone() {
    JobRecord job = world.backUp(web);
    long bytes = (long) FIRST.length + SECOND.length;
    assertThat(job.tasks())
        .containsExactly(
            new SubTask(TaskName.SNAPSHOT, TaskState.DONE, 0, 0),
            new SubTask(TaskName.TRANSFER, TaskState.DONE, bytes, bytes));
    assertThat(job.waitingFor()).isEmpty();
    assertThat(job.error()).isEmpty();
    assertThat(job.times().started()).isPresent();
    assertThat(job.times().ended()).isPresent();
  }

  @Test
  void afterwardsNothingOfTheJobIsLeftButItsRecord() {
    JobRecord job = world.backUp(web);
    assertThat(world.items.require(web).claim()).isEmpty();
    assertThat(world.parts.all(job.id())).isEmpty();
    assertThat(world.parts.kept(job.id(), RunRecord.NOTE)).isEmpty();
    assertThat(world.jobs.active()).isEmpty();
  }

  @Test
  void theCatalogueShowsTheRecoveryPointInBothTiers() {
    JobRecord job = world.backUp(web);
    assertThat(world.points.list(web))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.id()).isEqualTo(job.point().orElseThrow());
              assertThat(point.tier()).isEqualTo(Tier.SNAPSHOT_AND_VAULT);
              assertThat(point.diskSizes())
                  .containsExactly((long) FIRST.length, (long) SECOND.length);
            });
  }

  @Test
  void theNextBackupStoresOnlyWhatChanged() {
    world.backUp(web);
    byte[] changed = FIRST.clone();
    changed[5 * World.BLOCK] ^= 1;
    world.disks.write(World.disk("web-0"), changed);
    JobRecord job = world.backUp(web);
    assertThat(world.restored(web, job.point().orElseThrow(), 0)).isEqualTo(changed);
    assertThat(world.points.list(web).get(0).statistics().changed()).isEqualTo(World.BLOCK);
  }

  @Test
  void twoBackupsWithinASecondHaveAscendingPoints() {
    PointId first = world.backUp(web).point().orElseThrow();
    PointId second = world.backUp(web).point().orElseThrow();
    assertThat(second).isGreaterThan(first);
  }

  @Test
  void retainUntilStandsOnTheRecoveryPoint() {
    Instant until = world.clock.instant().plus(Duration.ofDays(400));
    world.backups.submit(web, Optional.of(until));
    world.settle();
    assertThat(world.points.list(web))
        .extracting(PointSummary::retainUntil)
        .containsOnly(Optional.of(until));
    assertThatThrownBy(() -> world.backups.submit(web, Optional.of(Instant.EPOCH)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void oldSnapshotsGoButNeverTheBaseOfTheNext() {
    world.backUp(web);
    world.clock.advance(Duration.ofDays(3));
    PointId second = world.backUp(web).point().orElseThrow();
    assertThat(snapshots()).containsExactly(second);
    assertThat(world.points.list(web))
        .extracting(PointSummary::tier)
        .containsExactly(Tier.SNAPSHOT_AND_VAULT, Tier.VAULT);
    world.clock.advance(Duration.ofDays(30));
    PointId third = world.backUp(web).point().orElseThrow();
    assertThat(snapshots()).containsExactly(third);
  }

  @Test
  void aSnapshotThatTakesTimeIsWaitedForWithItsReason() {
    world.disks.pendingFor(5);
    JobId id = world.backups.submit(web, Optional.empty()).id();
    while (world.hub.step()) {
      // Until the orchestration sleeps.
    }
    assertThat(world.job(id).waitingFor()).contains("the platform copies");
    world.settle();
    assertThat(world.job(id).state()).isEqualTo(JobState.DONE);
  }

  @Test
  void anItemThatIsBeingBackedUpIsRefused() {
    world.backups.submit(web, Optional.empty());
    world.workers.stop(true);
    while (world.hub.step()) {
      // Until the transfer waits for workers.
    }
    assertThatThrownBy(() -> world.backups.submit(web, Optional.empty()))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("is being backed up by job");
  }

  @Test
  void ofTwoJobsAtATimeTheSecondIsSkippedWithTheReason() {
    JobId first = world.backups.submit(web, Optional.empty()).id();
    JobId second = world.backups.submit(web, Optional.empty()).id();
    world.settle();
    List<JobRecord> jobs = List.of(world.job(first), world.job(second));
    assertThat(jobs).extracting(JobRecord::state).containsExactly(JobState.DONE, JobState.SKIPPED);
    assertThat(jobs.get(1).notes()).singleElement().asString().contains("job " + first);
    assertThat(world.points.list(web)).hasSize(1);
  }

  @Test
  void anUnknownOrStoppedItemIsRefused() {
    assertThatThrownBy(() -> world.backups.submit(new ItemId("nope"), Optional.empty()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("nope");
    ItemRecord item = world.items.require(web);
    world.items.describe(item.in(Protection.STOPPED));
    assertThatThrownBy(() -> world.backups.submit(web, Optional.empty()))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("stopped");
  }

  @Test
  void aDiskThatIsNotThereFailsTheJobAndFreesTheItem() {
    ItemId item = new ItemId("broken");
    world.items.describe(ItemRecord.of(item, Optional.empty(), World.source(World.disk("absent"))));
    JobRecord job = world.backUp(item);
    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.error().orElseThrow().code()).isEqualTo(ErrorCode.BAD_INPUT);
    assertThat(job.error().orElseThrow().message()).contains("absent");
    assertThat(job.task(TaskName.SNAPSHOT).state()).isEqualTo(TaskState.FAILED);
    assertThat(world.items.require(item).claim()).isEmpty();
  }

  @Test
  void aDiskThatShrankFailsTheJobAndItsSnapshotGoes() {
    PointId first = world.backUp(web).point().orElseThrow();
    world.disks.write(World.disk("web-0"), World.content(1, 39));
    JobRecord job = world.backUp(web);
    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.error().orElseThrow().code()).isEqualTo(ErrorCode.BAD_INPUT);
    assertThat(snapshots()).containsExactly(first);
    assertThat(world.items.require(web).claim()).isEmpty();
  }

  @Test
  void aSnapshotThatCannotBeDroppedDoesNotKeepAFailedJobOpen() {
    world.backUp(web);
    world.disks.write(World.disk("web-0"), World.content(1, 39));
    world.disks.refuseDrops(new InvalidInputException("not the account whose key is configured"));
    JobRecord job = world.backUp(web);
    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.error().orElseThrow().message()).contains("do not shrink");
    assertThat(job.notes())
        .singleElement()
        .asString()
        .contains("snapshot could not be dropped", "not the account");
    assertThat(world.items.require(web).claim()).isEmpty();
  }

  @Test
  void aPlatformThatDoesNotAnswerKeepsAFailedJobOpenNoLongerThanToTheNextTick() {
    world.backUp(web);
    world.disks.write(World.disk("web-0"), World.content(1, 39));
    world.disks.refuseDrops(
        new StoreUnavailableException(
            Remedy.RETRY, "no such host", new IllegalStateException("injected")));
    JobId id = world.backUp(web).id();
    assertThat(world.job(id).state()).isEqualTo(JobState.RUNNING);
    world.scheduleTick.run();
    assertThat(world.job(id).state()).isEqualTo(JobState.FAILED);
    assertThat(world.job(id).notes()).singleElement().asString().contains("no such host");
    assertThat(world.items.require(web).claim()).isEmpty();
  }

  @Test
  void theHistoryOfAnItemIsShort() {
    JobRecord job = world.backUp(web);
    assertThat(world.hub.historyLength(job.instance())).isLessThan(60);
  }

  @Test
  void aWeekOfWaitingMakesAShortHistory() {
    world.workers.stop(true);
    JobRecord job = world.backups.submit(web, Optional.empty());
    world.settle();
    JobRecord ended = world.job(job.id());
    assertThat(ended.error().orElseThrow().code()).isEqualTo(ErrorCode.STALLED);
    // A day and an hour of reviews; seven days would be seven times that.
    assertThat(world.hub.historyLength(ended.instance())).isLessThan(1_000 / 7 + 150);
    assertThat(world.items.require(web).claim()).isEmpty();
    assertThat(snapshots()).isEmpty();
  }

  @Test
  void endsWithAResultThatNamesTheJobAndItsState() {
    JobRecord job = world.backUp(web);
    MemoryTaskHub hub = world.hub;
    assertThat(hub.result(job.instance())).contains(job.id().value()).contains("done");
    assertThat(BackupRun.describe(hub.result("backup-" + job.id())))
        .isEqualTo("1 done, 0 failed, 0 skipped");
  }

  @Test
  void inputsAndResultsMayTravelAsTextOrAsJson() {
    world.hub.unquoted();
    assertThat(world.backUp(web).state()).isEqualTo(JobState.DONE);
  }

  private List<PointId> snapshots() {
    ItemRecord item = world.items.require(web);
    return world.disks.list(web, item.source()).stream().map(Snapshot::run).toList();
  }
}
