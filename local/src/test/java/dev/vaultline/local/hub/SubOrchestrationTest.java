package dev.vaultline.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskFailedException;
import com.microsoft.durabletask.TaskOrchestration;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TerminateRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubOrchestrationTest {
  /**
   * Starts the child whose id is the input and completes with its result, or with the failure it
   * reports.
   */
  private static final TaskOrchestration PARENT =
      ctx -> {
        String child = ctx.getInput(String.class);
        try {
          ctx.complete(ctx.callSubOrchestrator("Child", "x", child, String.class).await());
        } catch (TaskFailedException e) {
          ctx.complete(
              e.getErrorDetails().getErrorType() + ": " + e.getErrorDetails().getErrorMessage());
        }
      };

  @TempDir Path folder;
  private HubFixture hub;

  @BeforeEach
  void open() {
    hub = HubFixture.open(folder).orchestration("Parent", PARENT);
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
  }

  @Test
  void parentGetsTheResultOfItsChild() {
    hub.orchestration(
            "Child", ctx -> ctx.complete(ctx.getInput(String.class) + ctx.getInstanceId()))
        .start();

    assertThat(hub.run("Parent", "c1").readOutputAs(String.class)).isEqualTo("xc1");
    assertThat(hub.client().getInstanceMetadata("c1", false).getRuntimeStatus())
        .isEqualTo(OrchestrationRuntimeStatus.COMPLETED);
  }

  @Test
  void parentGetsTheFailureOfItsChild() {
    hub.orchestration(
            "Child",
            ctx -> {
              throw new IllegalStateException("no snapshot");
            })
        .start();

    assertThat(hub.run("Parent", "c1").readOutputAs(String.class))
        .isEqualTo("java.lang.IllegalStateException: no snapshot");
  }

  @Test
  void childWhoseIdIsRunningFailsTheParentsTaskInsteadOfWedgingIt() {
    hub.orchestration("Child", ctx -> ctx.waitForExternalEvent("go").await()).start();
    String busy = hub.client().scheduleNewOrchestrationInstance("Child", null, "busy");
    hub.waitForStart(busy);

    assertThat(hub.run("Parent", "busy").readOutputAs(String.class))
        .isEqualTo(
            "OrchestrationAlreadyExistsException: The sub-orchestration 'busy' was not started:"
                + " an orchestration with this id has not ended yet");
    assertThat(hub.client().getInstanceMetadata("busy", false).isRunning()).isTrue();
  }

  @Test
  void parentCannotBeItsOwnChild() {
    hub.start();
    hub.client().scheduleNewOrchestrationInstance("Parent", "self", "self");

    assertThat(hub.waitForEnd("self").readOutputAs(String.class))
        .startsWith("OrchestrationAlreadyExistsException");
  }

  @Test
  void childMayTakeTheIdOfOneThatHasEnded() {
    hub.orchestration("Child", ctx -> ctx.complete(ctx.getInput(String.class))).start();
    hub.waitForEnd(hub.client().scheduleNewOrchestrationInstance("Child", "before", "c1"));

    assertThat(hub.run("Parent", "c1").readOutputAs(String.class)).isEqualTo("x");
  }

  @Test
  void childWithAnIdThatAzureRefusesFailsTheTask() {
    hub.start();

    assertThat(hub.run("Parent", "a/b").readOutputAs(String.class))
        .startsWith("InvalidInstanceId: An instance id must not contain / ");
  }

  @Test
  void manyChildrenRunAtOnce() {
    hub.orchestration("Child", ctx -> ctx.complete(ctx.getInput(Integer.class) * 2))
        .orchestration(
            "Many",
            ctx -> {
              List<Task<Integer>> children = new ArrayList<>();
              for (int i = 0; i < 200; i++) {
                children.add(ctx.callSubOrchestrator("Child", i, "many-" + i, Integer.class));
              }
              ctx.complete(ctx.allOf(children).await().stream().mapToInt(Integer::intValue).sum());
            })
        .start();

    assertThat(hub.run("Many", null).readOutputAs(Integer.class)).isEqualTo(199 * 200);
  }

  @Test
  void parentIsToldThatItsChildWasTerminated() {
    hub.orchestration("Child", ctx -> ctx.waitForExternalEvent("go").await()).start();
    String parent = hub.client().scheduleNewOrchestrationInstance("Parent", "c1");
    waitUntilFound("c1");

    hub.client().terminate("c1", "enough");

    assertThat(hub.waitForEnd(parent).readOutputAs(String.class))
        .isEqualTo(
            "OrchestrationTerminated: The sub-orchestration 'c1' ended without a result; its status is TERMINATED");
  }

  @Test
  void terminatingTheParentLeavesTheChildRunning() {
    startWaitingChild();

    hub.client().terminate("p", null);

    assertThat(hub.waitForEnd("p").getRuntimeStatus())
        .isEqualTo(OrchestrationRuntimeStatus.TERMINATED);
    hub.client().raiseEvent("c1", "go");
    assertThat(hub.waitForEnd("c1").getRuntimeStatus())
        .isEqualTo(OrchestrationRuntimeStatus.COMPLETED);
  }

  @Test
  void recursiveTerminationOfNewerClientsEndsTheChildToo() {
    startWaitingChild();

    var ignored =
        hub.calls()
            .terminateInstance(
                ContractExtensions.recursive(
                    TerminateRequest.newBuilder().setInstanceId("p").build()));

    assertThat(hub.waitForEnd("p").getRuntimeStatus())
        .isEqualTo(OrchestrationRuntimeStatus.TERMINATED);
    assertThat(hub.waitForEnd("c1").getRuntimeStatus())
        .isEqualTo(OrchestrationRuntimeStatus.TERMINATED);
  }

  private void startWaitingChild() {
    hub.orchestration("Child", ctx -> ctx.waitForExternalEvent("go").await()).start();
    hub.client().scheduleNewOrchestrationInstance("Parent", "c1", "p");
    waitUntilFound("c1");
    hub.waitForStart("c1");
  }

  private void waitUntilFound(String id) {
    Await.until(
        () -> hub.client().getInstanceMetadata(id, false).isInstanceFound(), id + " exists");
  }
}
