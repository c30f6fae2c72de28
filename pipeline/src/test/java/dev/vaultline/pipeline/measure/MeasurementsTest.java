package dev.vaultline.pipeline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.job.JobKind;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.restore.order.Destination;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MeasurementsTest {
  /** Some four parts. */
  private static final byte[] CONTENT = World.content(1, 60);

  private final World world = new World();
  private final RecordedMeasurements measured = world.measured;
  private final ItemId web = world.protect("web", Optional.empty(), CONTENT);

  @Test
  void aBackupTellsItsEndAndWhatItsPartsMoved() {
    JobRecord job = world.backUp(web);

    assertThat(measured.jobs).containsExactly(job);
    RecoveryPoint point =
        new RecoveryPoints(world.vault.get()).require(web, job.point().orElseThrow());
    assertThat(measured.transferred()).isEqualTo(point.statistics());
    assertThat(measured.parts).hasSize(4);
  }

  @Test
  void whatIsDeliveredTwiceIsToldOnce() {
    world.workers.deliver(
        messages -> {
          List<String> twice = new ArrayList<>(messages);
          twice.addAll(messages);
          return twice;
        });

    JobRecord job = world.backUp(web);

    assertThat(measured.parts).hasSize(4);
    assertThat(measured.jobs).containsExactly(job);
  }

  @Test
  void aJobThatIsEndedTwiceIsToldOnce() {
    JobRecord job = world.backUp(web);

    world.jobs.update(
        job.id(),
        change -> change.failed(new JobError(ErrorCode.LOST, "again"), world.clock.instant()));

    assertThat(measured.jobs).containsExactly(job);
  }

  @Test
  void aPartThatIsGivenUpIsPoisonedOnce() {
    world.disks.unreadable(true);

    JobRecord job = world.backUp(web);

    assertThat(job.state()).isEqualTo(JobState.FAILED);
    // The first that is given up ends the job; what comes for the others is dropped.
    assertThat(measured.poisoned).isEqualTo(1);
    assertThat(measured.parts).isEmpty();
    assertThat(measured.jobs).extracting(JobRecord::state).containsExactly(JobState.FAILED);
  }

  @Test
  void aRestoreTellsItsBytesAndWhatWasDamaged() {
    JobRecord backup = world.backUp(web);
    damageOnePack();

    world.restores.submit(
        web,
        backup.point().orElseThrow(),
        Optional.empty(),
        new Destination.PageBlobs("restored", Optional.empty()));
    world.settle();

    assertThat(measured.restored).isPositive().isLessThan(CONTENT.length);
    assertThat(measured.damaged).isEqualTo(1);
    assertThat(measured.jobs)
        .extracting(JobRecord::kind)
        .containsExactly(JobKind.BACKUP, JobKind.RESTORE);
  }

  private void damageOnePack() {
    try (var packs = world.store.list("data/")) {
      var pack = packs.findFirst().orElseThrow();
      byte[] bytes = new byte[(int) pack.size()];
      world.store.delete(pack);
      world.store.putIfAbsent(pack.name(), List.of(ByteBuffer.wrap(bytes)));
    }
  }
}
