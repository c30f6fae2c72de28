package dev.vaultline.pipeline.cancel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.ConflictException;
import dev.vaultline.pipeline.NotFoundException;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.job.TaskState;
import dev.vaultline.pipeline.restore.order.Destination;
import dev.vaultline.pipeline.target.PageBlobTarget;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JobCancellationTest {
  private static final byte[] CONTENT = World.content(1, 40);

  private final World world = new World();
  private final ItemId web = world.protect("web", Optional.empty(), CONTENT);

  @Test
  void aBackupThatWaitsForItsSnapshotEndsAtOnce() {
    world.disks.pendingFor(1_000);
    JobId job = begun();
    Instant before = world.clock.instant();
    world.cancellation.cancel(job);
    untilNothingMoves();
    assertThat(world.clock.instant()).isEqualTo(before);
    assertCancelled(job);
  }

  @Test
  void aBackupThatWaitsForWorkersEndsAtOnceAndNothingOfItIsLeft() {
    world.workers.stop(true);
    JobId job = begun();
    assertThat(world.disks.list(web, world.items.require(web).source())).hasSize(1);
    Instant before = world.clock.instant();
    world.cancellation.cancel(job);
    untilNothingMoves();
    assertThat(world.clock.instant()).isEqualTo(before);
    assertCancelled(job);
    assertThat(world.job(job).task(TaskName.TRANSFER).state()).isEqualTo(TaskState.CANCELLED);
  }

  @Test
  void theEventMayBeLostTheFlagIsSeenAtTheNextReview() {
    world.workers.stop(true);
    JobId job = begun();
    world.hub.deaf(true);
    world.cancellation.cancel(job);
    world.settle();
    assertCancelled(job);
  }

  @Test
  void aBackupThatHasNotBegunNeverBegins() {
    JobId job = world.backups.submit(web, Optional.empty()).id();
    world.cancellation.cancel(job);
    world.settle();
    assertCancelled(job);
    assertThat(world.items.require(web).lastRun()).isEmpty();
  }

  @Test
  void afterwardsTheItemIsBackedUpAsBefore() {
    world.workers.stop(true);
    JobId job = begun();
    world.cancellation.cancel(job);
    world.settle();
    world.workers.stop(false);
    assertThat(world.backUp(web).state()).isEqualTo(JobState.DONE);
    assertThat(world.workers.outcomes()).first().asString().contains("dropped");
  }

  @Test
  void aRestoreEndsAndRemovesItsDisks() {
    PointId point = world.backUp(web).point().orElseThrow();
    JobId job =
        world
            .restores
            .submit(
                web, point, Optional.empty(), new Destination.PageBlobs("out", Optional.of("x/")))
            .id();
    world.cancellation.cancel(job);
    world.settle();
    assertThat(world.job(job).state()).isEqualTo(JobState.CANCELLED);
    assertThat(world.restored.content(new PageBlobTarget("out", "x/disk-0"))).isEmpty();
    assertThat(world.jobs.active()).isEmpty();
  }

  @Test
  void aJobWhoseOrchestrationIsGoneIsCancelledByTheNextTick() {
    world.workers.stop(true);
    JobId job = begun();
    world.cancellation.cancel(job);
    world.hub.terminate(world.job(job).instance());
    world.scheduleTick.run();
    assertCancelled(job);
  }

  @Test
  void aJobThatHasEndedOrIsNotThereOrIsARetentionIsRefused() {
    JobId done = world.backUp(web).id();
    assertThatThrownBy(() -> world.cancellation.cancel(done))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("DONE");
    assertThatThrownBy(() -> world.cancellation.cancel(JobId.of(Instant.EPOCH, "x")))
        .isInstanceOf(NotFoundException.class);
    JobId retention = world.retentions.submit(false).id();
    assertThatThrownBy(() -> world.cancellation.cancel(retention))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("cannot be cancelled");
  }

  private JobId begun() {
    JobId job = world.backups.submit(web, Optional.empty()).id();
    untilNothingMoves();
    assertThat(world.job(job).state()).isEqualTo(JobState.RUNNING);
    return job;
  }

  private void untilNothingMoves() {
    boolean busy = true;
    while (busy) {
      busy = world.hub.step() || world.workers.step();
    }
  }

  private void assertCancelled(JobId id) {
    JobRecord job = world.job(id);
    assertThat(job.state()).as("%s", job).isEqualTo(JobState.CANCELLED);
    assertThat(job.error().orElseThrow().code()).isEqualTo(ErrorCode.CANCELLED);
    assertThat(world.jobs.active()).isEmpty();
    assertThat(world.items.require(web).claim()).isEmpty();
    assertThat(world.parts.all(id)).isEmpty();
    assertThat(world.points.list(web)).isEmpty();
    assertThat(world.disks.list(web, world.items.require(web).source())).isEmpty();
  }
}
