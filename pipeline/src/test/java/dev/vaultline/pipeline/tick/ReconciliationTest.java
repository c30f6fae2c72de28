package dev.vaultline.pipeline.tick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReconciliationTest {
  private static final byte[] CONTENT = World.content(1, 40);

  private final World world = new World();
  private final ItemId web = world.protect("web", Optional.empty(), CONTENT);

  @Test
  void aJobThatRunsIsLeftAlone() {
    JobId job = waitingForWorkers();
    assertThat(world.scheduleTick.run()).isEmpty();
    world.workers.stop(false);
    world.settle();
    assertThat(world.job(job).state()).isEqualTo(JobState.DONE);
  }

  @Test
  void aJobThatIsHandedToItsNextOrchestrationDuringTheTickIsLeftAlone() {
    int calls = 0;
    while (isLeftAloneWhenHandedOverBefore(calls)) {
      calls++;
    }
    assertThat(calls).isGreaterThan(3);
  }

  /**
   * @return whether the tick made that call
   */
  private static boolean isLeftAloneWhenHandedOverBefore(int call) {
    World world = new World();
    ItemId web = world.protect("web", Optional.empty(), CONTENT);
    JobId job = world.backups.submit(web, Optional.empty()).id();
    while (world.job(job).state() == JobState.QUEUED) {
      world.hub.step();
    }
    world.workers.stop(true);
    world.faults.before(call, () -> stepAll(world));
    world.scheduleTick.run();
    boolean reached = world.faults.reached();
    world.faults.clear();
    world.workers.stop(false);
    world.settle();
    assertThat(world.job(job).state())
        .as("handed over before call %d", call)
        .isEqualTo(JobState.DONE);
    return reached;
  }

  @Test
  void aJobWhoseOrchestrationWasTerminatedFailsAndFreesItsItem() {
    JobId job = waitingForWorkers();
    world.hub.terminate(world.job(job).instance());
    world.scheduleTick.run();
    JobRecord ended = world.job(job);
    assertThat(ended.state()).isEqualTo(JobState.FAILED);
    assertThat(ended.error().orElseThrow().code()).isEqualTo(ErrorCode.LOST);
    assertThat(ended.error().orElseThrow().message()).contains("was ended from outside");
    assertThat(world.items.require(web).claim()).isEmpty();
    assertThat(world.disks.list(web, world.items.require(web).source())).isEmpty();
  }

  @Test
  void itsLateMessagesChangeNothingAndTheNextBackupSucceeds() {
    JobId job = waitingForWorkers();
    world.hub.terminate(world.job(job).instance());
    world.scheduleTick.run();
    world.workers.stop(false);
    world.settle();
    assertThat(world.workers.outcomes()).allMatch(outcome -> outcome.startsWith("dropped"));
    JobRecord next = world.backUp(web);
    assertThat(next.state()).isEqualTo(JobState.DONE);
    assertThat(world.restored(web, next.point().orElseThrow(), 0)).isEqualTo(CONTENT);
    assertThat(world.points.list(web)).hasSize(1);
  }

  @Test
  void aJobWhoseOrchestrationWasPurgedFails() {
    JobId job = waitingForWorkers();
    world.hub.purge(world.job(job).instance());
    world.scheduleTick.run();
    assertThat(world.job(job).error().orElseThrow().message()).contains("is not there");
  }

  @Test
  void aJobThatWasCommittedBeforeItsOrchestrationDiedIsDone() {
    JobId job = world.backups.submit(web, Optional.empty()).id();
    while (world.points.list(web).isEmpty()) {
      assertThat(world.hub.step() || world.workers.step()).isTrue();
    }
    world.hub.terminate(world.job(job).instance());
    world.scheduleTick.run();
    JobRecord ended = world.job(job);
    assertThat(ended.state()).isEqualTo(JobState.DONE);
    assertThat(ended.notes()).singleElement().asString().contains("after the recovery point");
    assertThat(world.restored(web, ended.point().orElseThrow(), 0)).isEqualTo(CONTENT);
    assertThat(world.items.require(web).claim()).isEmpty();
  }

  @Test
  void aJobWhoseStartWasLostFailsAfterSomeMinutes() {
    world.hub.swallowNextStart();
    JobId job = world.backups.submit(web, Optional.empty()).id();
    world.clock.advance(Duration.ofMinutes(10));
    assertThat(world.scheduleTick.run()).isEmpty();
    world.clock.advance(Duration.ofMinutes(3));
    world.scheduleTick.run();
    assertThat(world.job(job).state()).isEqualTo(JobState.FAILED);
    assertThat(world.backUp(web).state()).isEqualTo(JobState.DONE);
  }

  @Test
  void aRetentionThatWasTerminatedFails() {
    JobId job = world.retentions.submit(false).id();
    world.hub.step();
    world.hub.step();
    world.hub.terminate(world.job(job).instance());
    world.scheduleTick.run();
    assertThat(world.job(job).error().orElseThrow().code()).isEqualTo(ErrorCode.LOST);
  }

  @Test
  void aClaimLeftBehindByAnEndedJobIsTakenOver() {
    JobId ended = world.backUp(web).id();
    world.items.claim(web, ended, world.clock.instant(), job -> true);
    assertThat(world.items.require(web).claim()).isPresent();
    assertThat(world.backUp(web).state()).isEqualTo(JobState.DONE);
  }

  private JobId waitingForWorkers() {
    JobId job = world.backups.submit(web, Optional.empty()).id();
    world.workers.stop(true);
    stepAll(world);
    return job;
  }

  /** Until the transfer waits for workers. */
  private static void stepAll(World world) {
    while (world.hub.step()) {
      // One step at a time.
    }
  }
}
