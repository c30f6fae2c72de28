package dev.vaultline.pipeline.restore;

import static dev.vaultline.pipeline.restore.MachineWorld.DATA;
import static dev.vaultline.pipeline.restore.MachineWorld.LUN;
import static dev.vaultline.pipeline.restore.MachineWorld.OS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.pipeline.Faults;
import dev.vaultline.pipeline.job.ErrorCode;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.restore.order.Destination;
import dev.vaultline.pipeline.restore.order.DiskOrigin;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Restores in place that are cancelled, killed or disturbed at every step. */
final class RestoreInterruptedTest {
  private static final Destination IN_PLACE = new Destination.InPlace(DiskOrigin.VAULT);

  /** Calls that change nothing: whether they fail before or after makes no difference. */
  private static final Pattern READ = Pattern.compile(".*\\.(find|get|list|read|state|open)");

  private interface Event {
    void happen(MachineWorld web, JobId job);
  }

  @Test
  void cancelledAtAnyStepTheMachineIsAsItWas() {
    int steps = atEveryStep((web, job) -> web.world.cancellation.cancel(job), this::assertUndone);
    assertThat(steps).isGreaterThan(20);
  }

  @Test
  void cancelledWithoutBeingWokenTheMachineIsAsItWas() {
    atEveryStep(
        (web, job) -> {
          web.world.hub.deaf(true);
          web.world.cancellation.cancel(job);
        },
        this::assertUndone);
  }

  @Test
  void withItsOrchestrationGoneAtAnyStepTheNextTickTakesEverythingBack() {
    atEveryStep(
        (web, job) -> {
          web.world.hub.terminate(web.world.job(job).instance());
          web.world.scheduleTick.run();
        },
        (web, job) -> {
          assertThat(web.world.job(job).error().orElseThrow().code()).isEqualTo(ErrorCode.LOST);
          assertThat(web.isUntouched(true)).isTrue();
        });
  }

  private interface Check {
    void accept(MachineWorld web, JobId job);
  }

  /** Lets something happen after so many steps of the hub, for every number of them. */
  private int atEveryStep(Event event, Check check) {
    int steps = 0;
    while (true) {
      MachineWorld web = new MachineWorld(true);
      web.world.compute.operationsTake(1);
      JobId job = web.submit(IN_PLACE);
      int done = 0;
      while (done < steps && (web.world.hub.step() || web.world.hub.fireNextTimer())) {
        done++;
      }
      if (web.world.job(job).state().ended()) {
        return steps;
      }
      event.happen(web, job);
      web.world.settle();
      check.accept(web, job);
      assertThat(web.world.jobs.active()).isEmpty();
      assertThat(web.world.parts.all(job)).isEmpty();
      steps++;
    }
  }

  private void assertUndone(MachineWorld web, JobId job) {
    assertThat(web.world.job(job).state()).isEqualTo(JobState.CANCELLED);
    assertThat(web.world.job(job).notes()).isEmpty();
    assertThat(web.isUntouched(true)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Faults.Moment.class)
  void aRestoreInPlaceEndsTheSameWayWhicheverCallFails(Faults.Moment moment) {
    List<String> calls = restore(-1, moment);
    assertThat(calls).hasSizeGreaterThan(60);
    for (int call = 0; call < calls.size(); call++) {
      if (moment == Faults.Moment.BEFORE || !READ.matcher(calls.get(call)).matches()) {
        restore(call, moment);
      }
    }
  }

  private static List<String> restore(int call, Faults.Moment moment) {
    MachineWorld web = new MachineWorld(true);
    web.world.compute.operationsTake(1);
    JobId job = web.submit(IN_PLACE);
    web.world.faults.failAt(call, moment);
    web.world.settle();
    web.world.faults.clear();
    assertThat(web.world.job(job).state())
        .as("call %s %s: %s", call, moment, web.world.job(job))
        .isEqualTo(JobState.DONE);
    assertThat(web.content(DiskSlot.OS)).isEqualTo(OS);
    assertThat(web.content(LUN)).isEqualTo(DATA);
    assertThat(web.machine().running()).isTrue();
    assertThat(web.world.compute.writable()).isEmpty();
    assertThat(web.world.jobs.active()).isEmpty();
    assertThat(web.world.parts.all(job)).isEmpty();
    return web.world.faults.calls();
  }

  @ParameterizedTest
  @EnumSource(Faults.Moment.class)
  void anUndoingEndsTheSameWayWhicheverCallFails(Faults.Moment moment) {
    List<String> calls = undo(-1, moment);
    for (int call = 0; call < calls.size(); call++) {
      if (moment == Faults.Moment.BEFORE || !READ.matcher(calls.get(call)).matches()) {
        undo(call, moment);
      }
    }
  }

  private static List<String> undo(int call, Faults.Moment moment) {
    MachineWorld web = new MachineWorld(true);
    web.world.compute.operationsTake(1);
    JobId restore = web.restore(IN_PLACE).id();
    JobId job = web.world.settlements.submit(restore, Settlement.UNDO).id();
    web.world.faults.failAt(call, moment);
    web.world.settle();
    web.world.faults.clear();
    assertThat(web.world.job(job).state())
        .as("call %s %s: %s", call, moment, web.world.job(job))
        .isEqualTo(JobState.DONE);
    assertThat(web.isUntouched(true)).isTrue();
    return web.world.faults.calls();
  }
}
