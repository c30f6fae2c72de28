package dev.vaultline.pipeline.restore;

import static dev.vaultline.pipeline.restore.MachineWorld.DATA;
import static dev.vaultline.pipeline.restore.MachineWorld.LUN;
import static dev.vaultline.pipeline.restore.MachineWorld.OLD_DATA;
import static dev.vaultline.pipeline.restore.MachineWorld.OLD_OS;
import static dev.vaultline.pipeline.restore.MachineWorld.OS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.pipeline.ConflictException;
import dev.vaultline.pipeline.NotFoundException;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.job.TaskState;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.restore.order.Destination;
import dev.vaultline.pipeline.restore.order.DiskOrigin;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InPlaceTest {
  private static final Destination IN_PLACE = new Destination.InPlace(DiskOrigin.AUTO);

  private final MachineWorld web = new MachineWorld(true);

  @ParameterizedTest
  @EnumSource(DiskOrigin.class)
  void theMachineGetsTheRestoredDisksAndRunsAsBefore(DiskOrigin from) {
    web.world.compute.operationsTake(2);
    JobRecord job = web.restore(new Destination.InPlace(from));
    assertThat(job.state()).as("%s", job).isEqualTo(JobState.DONE);
    assertThat(job.tasks()).allMatch(task -> task.state() == TaskState.DONE);
    assertThat(web.content(DiskSlot.OS)).isEqualTo(OS);
    assertThat(web.content(LUN)).isEqualTo(DATA);
    assertThat(web.machine().running()).isTrue();
    assertThat(web.world.compute.writable()).isEmpty();
    assertThat(web.world.compute.replacedBy(OLD_OS)).contains(job.id().value());
    assertThat(web.world.compute.replacedBy(OLD_DATA)).contains(job.id().value());
  }

  @Test
  void theMachineIsNotKeptWaitingForWhatIsDone() {
    web.world.compute.operationsTake(2);
    JobRecord job = web.restore(IN_PLACE);
    Duration took = Duration.between(job.times().created(), job.times().ended().orElseThrow());
    // Five operations, one after the other, of which each asks twice for 10 s.
    assertThat(took).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(101));
  }

  @Test
  void aMachineThatWasOffStaysOff() {
    MachineWorld off = new MachineWorld(false);
    assertThat(off.restore(IN_PLACE).state()).isEqualTo(JobState.DONE);
    assertThat(off.machine().running()).isFalse();
    assertThat(off.content(DiskSlot.OS)).isEqualTo(OS);
  }

  @Test
  void confirmedTheFormerDisksAreDeleted() {
    JobId restore = web.restore(IN_PLACE).id();
    web.world.compute.operationsTake(2);
    assertThat(web.settle(restore, Settlement.CONFIRM).state()).isEqualTo(JobState.DONE);
    assertThat(web.world.compute.diskIds()).doesNotContain(OLD_OS, OLD_DATA).hasSize(2);
    assertThat(web.content(DiskSlot.OS)).isEqualTo(OS);
    assertThatThrownBy(() -> web.world.settlements.submit(restore, Settlement.UNDO))
        .isInstanceOf(NotFoundException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void undoneTheMachineIsAsItWas(boolean running) {
    MachineWorld machine = new MachineWorld(running);
    machine.world.compute.operationsTake(1);
    JobId restore = machine.restore(IN_PLACE).id();
    assertThat(machine.settle(restore, Settlement.UNDO).state()).isEqualTo(JobState.DONE);
    assertThat(machine.isUntouched(running)).isTrue();
    assertThat(machine.restore(IN_PLACE).state()).isEqualTo(JobState.DONE);
  }

  @Test
  void aSecondRestoreWaitsUntilTheFirstIsSettled() {
    JobId restore = web.restore(IN_PLACE).id();
    assertThatThrownBy(() -> web.submit(IN_PLACE))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining(restore.value());
    web.settle(restore, Settlement.CONFIRM);
    assertThat(web.restore(IN_PLACE).state()).isEqualTo(JobState.DONE);
  }

  @Test
  void ofTwoRestoresAtATimeOneFailsAndLeavesNothing() {
    JobId first = web.submit(IN_PLACE);
    JobId second = web.submit(IN_PLACE);
    web.world.settle();
    assertThat(web.world.job(first).state()).isEqualTo(JobState.DONE);
    assertThat(web.world.job(second).state()).isEqualTo(JobState.FAILED);
    assertThat(web.world.job(second).error().orElseThrow().message()).contains(first.value());
    assertThat(web.world.compute.diskIds()).hasSize(4);
    assertThat(web.content(DiskSlot.OS)).isEqualTo(OS);
  }

  @Test
  void aRestoreThatRunsCannotBeSettledAndNothingIsSettledTwiceAtATime() {
    JobId restore = web.submit(IN_PLACE);
    assertThatThrownBy(() -> web.world.settlements.submit(restore, Settlement.CONFIRM))
        .isInstanceOf(ConflictException.class);
    web.world.settle();
    web.world.settlements.submit(restore, Settlement.CONFIRM);
    assertThatThrownBy(() -> web.world.settlements.submit(restore, Settlement.UNDO))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void aConfirmationThatFailsCanBeRepeated() {
    JobId restore = web.restore(IN_PLACE).id();
    web.world.compute.fail("delete-disk", new InvalidInputException("it has a lock"));
    JobRecord failed = web.settle(restore, Settlement.CONFIRM);
    assertThat(failed.state()).isEqualTo(JobState.FAILED);
    assertThat(failed.error().orElseThrow().message()).contains("it has a lock");
    web.world.compute.failNoMore();
    assertThat(web.settle(restore, Settlement.CONFIRM).state()).isEqualTo(JobState.DONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"create-disk", "finish-disk", "deallocate", "swap", "mark"})
  void whateverFailsTheMachineIsAsItWas(String operation) {
    web.world.compute.operationsTake(1);
    web.world.compute.fail(operation, new InvalidInputException("the platform refuses it"));
    JobRecord job = web.restore(new Destination.InPlace(DiskOrigin.VAULT));
    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.error().orElseThrow().message()).contains("refuses it");
    assertThat(job.notes()).isEmpty();
    assertThat(web.isUntouched(true)).isTrue();
  }

  @Test
  void aMachineThatDoesNotStartGetsItsDisksBackAndTheJobSaysWhatIsLeft() {
    web.world.compute.fail("start", new InvalidInputException("there is no room"));
    JobRecord job = web.restore(IN_PLACE);
    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.notes()).singleElement().asString().contains("there is no room", "web-1-os");
    assertThat(web.machine().disks()).containsValues(OLD_OS, OLD_DATA);
    web.world.compute.failNoMore();
    assertThat(web.settle(job.id(), Settlement.UNDO).state()).isEqualTo(JobState.DONE);
    assertThat(web.isUntouched(true)).isTrue();
  }

  @Test
  void aMachineThatVanishesMeanwhileFailsTheRestoreAndLeavesNothing() {
    web.world.compute.operationsTake(3);
    JobId job = web.submit(IN_PLACE);
    web.world.hub.step();
    web.world.compute.removeMachine(MachineWorld.WEB);
    web.world.settle();
    assertThat(web.world.job(job).error().orElseThrow().code()).isEqualTo(ErrorCode.BAD_INPUT);
    assertThat(web.world.compute.diskIds()).containsExactlyInAnyOrder(OLD_OS, OLD_DATA);
  }
}
