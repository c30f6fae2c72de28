package dev.vaultline.pipeline.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.store.ObjectInfo;
import dev.vaultline.pipeline.NotFoundException;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.restore.order.Destination;
import dev.vaultline.pipeline.target.PageBlobTarget;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RestoreTest {
  private static final byte[] FIRST = World.content(1, 40);
  private static final byte[] SECOND = World.content(2, 70);

  private static final Destination MINE =
      new Destination.PageBlobs("restored", Optional.of("mine/"));

  private final World world = new World();
  private final ItemId web = world.protect("web", Optional.empty(), FIRST, SECOND);
  private final PointId point = world.backUp(web).point().orElseThrow();

  @Test
  void restoresAllDisksOfARecoveryPoint() {
    JobRecord job = restore(Optional.empty());
    assertThat(job.state()).isEqualTo(JobState.DONE);
    assertThat(disk(0)).contains(FIRST);
    assertThat(disk(1)).contains(SECOND);
    assertThat(job.notes())
        .containsExactly(
            "disk 0 is restored to restored/mine/disk-0",
            "disk 1 is restored to restored/mine/disk-1");
  }

  @Test
  void restoresAnOlderPointAfterTheDisksChanged() {
    world.disks.write(World.disk("web-0"), World.content(3, 40));
    world.backUp(web);
    restore(Optional.empty());
    assertThat(disk(0)).contains(FIRST);
  }

  @Test
  void restoresOneDiskAlone() {
    restore(Optional.of(1));
    assertThat(disk(0)).isEmpty();
    assertThat(disk(1)).contains(SECOND);
  }

  @Test
  void withoutAPrefixTheDisksAreNamedAfterItemAndPoint() {
    world.restores.submit(
        web, point, Optional.of(0), new Destination.PageBlobs("restored", Optional.empty()));
    world.settle();
    assertThat(world.restored.content(new PageBlobTarget("restored", "web/" + point + "/disk-0")))
        .contains(FIRST);
  }

  @Test
  void refusesWhatIsNotThere() {
    PointId other = new PointId("20200101T000000Z-00000000");
    assertThatThrownBy(
            () ->
                world.restores.submit(
                    web,
                    other,
                    Optional.empty(),
                    new Destination.PageBlobs("restored", Optional.empty())))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining(other.value());
    assertThatThrownBy(() -> restore(Optional.of(2))).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(
            () ->
                world.restores.submit(
                    web,
                    point,
                    Optional.empty(),
                    new Destination.PageBlobs("No!", Optional.empty())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("No!");
  }

  @Test
  void leavesADiskAloneThatIsThereAlready() {
    PageBlobTarget taken = new PageBlobTarget("restored", "mine/disk-1");
    world.restored.create(taken, "somebody", 512, "");
    JobRecord job = restore(Optional.empty());
    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.error().orElseThrow().code()).isEqualTo(ErrorCode.BAD_INPUT);
    assertThat(job.error().orElseThrow().message()).contains("restored/mine/disk-1");
    assertThat(world.restored.content(taken)).contains(new byte[512]);
    assertThat(disk(0)).as("what the failed restore created").isEmpty();
  }

  @Test
  void aDiskThatCannotBeDeletedDoesNotKeepAFailedJobOpen() {
    world.restored.create(new PageBlobTarget("restored", "mine/disk-1"), "somebody", 512, "");
    world.restored.refuseDrops(new InvalidInputException("it has a lease"));
    JobRecord job = restore(Optional.empty());
    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.error().orElseThrow().message()).contains("restored/mine/disk-1");
    assertThat(job.notes())
        .hasSize(2)
        .first()
        .asString()
        .contains("restored/mine/disk-0 could not be deleted", "it has a lease");
  }

  @Test
  void damageIsNamedAndTheRestIsRestored() {
    damageAPack();
    JobRecord job = restore(Optional.empty());
    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.error().orElseThrow().code()).isEqualTo(ErrorCode.DAMAGED);
    assertThat(job.notes()).anyMatch(note -> note.contains("could not be restored"));
    boolean firstIsWhole = Arrays.equals(disk(0).orElseThrow(), FIRST);
    boolean secondIsWhole = Arrays.equals(disk(1).orElseThrow(), SECOND);
    assertThat(firstIsWhole).isNotEqualTo(secondIsWhole);
  }

  @Test
  void aTerminatedRestoreIsEndedByTheNextTickAndItsDisksGo() {
    JobId id = world.restores.submit(web, point, Optional.empty(), MINE).id();
    while (world.restored.content(new PageBlobTarget("restored", "mine/disk-0")).isEmpty()) {
      world.hub.step();
    }
    world.hub.terminate(world.job(id).instance());
    assertThat(world.scheduleTick.run()).anyMatch(line -> line.contains(id.value()));
    assertThat(world.job(id).error().orElseThrow().code()).isEqualTo(ErrorCode.LOST);
    world.settle();
    assertThat(disk(0)).isEmpty();
    assertThat(disk(1)).isEmpty();
  }

  private JobRecord restore(Optional<Integer> disk) {
    JobId job = world.restores.submit(web, point, disk, MINE).id();
    world.settle();
    return world.job(job);
  }

  private Optional<byte[]> disk(int number) {
    return world.restored.content(new PageBlobTarget("restored", "mine/disk-" + number));
  }

  private void damageAPack() {
    List<ObjectInfo> packs;
    try (var objects = world.store.list("data/")) {
      packs = objects.toList();
    }
    ObjectInfo pack = packs.get(0);
    byte[] bytes = world.store.get(pack.name());
    bytes[100] ^= 1;
    world.store.delete(pack);
    world.store.putIfAbsent(pack.name(), List.of(ByteBuffer.wrap(bytes)));
  }
}
