package dev.vaultline.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Empty;
import com.microsoft.durabletask.NewOrchestrationInstanceOptions;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateInstanceRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleTest {
  @TempDir Path folder;
  private HubFixture hub;

  @BeforeEach
  void open() {
    hub =
        HubFixture.open(folder)
            .orchestration("Waits", ctx -> ctx.complete(waitForGo(ctx)))
            .orchestration("Quick", ctx -> ctx.complete(ctx.getInput(String.class)));
  }

  private static String waitForGo(com.microsoft.durabletask.TaskOrchestrationContext ctx) {
    return ctx.waitForExternalEvent("go", String.class).await();
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
  }

  @Test
  void orchestrationIsPendingUntilAWorkerTookItsFirstTurn() throws Exception {
    String id = hub.client().scheduleNewOrchestrationInstance("Waits");

    assertThat(status(id)).isEqualTo(OrchestrationRuntimeStatus.PENDING);
    assertThatThrownBy(() -> hub.client().waitForInstanceStart(id, Duration.ofMillis(50)))
        .isInstanceOf(TimeoutException.class);

    hub.start();
    assertThat(hub.waitForStart(id).getRuntimeStatus())
        .isEqualTo(OrchestrationRuntimeStatus.RUNNING);
    assertThatThrownBy(
            () -> hub.client().waitForInstanceCompletion(id, Duration.ofMillis(50), false))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void waitingForAnUnknownOrchestrationSaysAtOnceThatThereIsNone() {
    assertThat(hub.waitForEnd("nobody").isInstanceFound()).isFalse();
    assertThat(hub.waitForStart("nobody").isInstanceFound()).isFalse();
    assertThat(hub.client().getInstanceMetadata("nobody", true).isInstanceFound()).isFalse();
  }

  @Test
  void secondStartUnderTheSameIdIsRefusedWhileTheFirstHasNotEnded() {
    hub.client().scheduleNewOrchestrationInstance("Waits", null, "lock");
    assertAlreadyExists();

    hub.start();
    hub.waitForStart("lock");
    assertAlreadyExists();

    hub.client().suspendInstance("lock");
    assertAlreadyExists();
  }

  private void assertAlreadyExists() {
    assertThatThrownBy(() -> hub.client().scheduleNewOrchestrationInstance("Waits", null, "lock"))
        .hasMessage(
            "ALREADY_EXISTS: An orchestration with the id 'lock' has not ended yet:"
                + " wait for it, terminate it, or use another id");
  }

  @Test
  void idOfAnOrchestrationThatHasEndedCanBeUsedAgain() {
    hub.start();
    hub.waitForEnd(hub.client().scheduleNewOrchestrationInstance("Quick", "one", "id"));

    OrchestrationMetadata second =
        hub.waitForEnd(hub.client().scheduleNewOrchestrationInstance("Quick", "two", "id"));

    assertThat(second.readOutputAs(String.class)).isEqualTo("two");
  }

  @Test
  void instanceWithoutAnIdGetsOne() {
    String id =
        hub.calls()
            .startInstance(CreateInstanceRequest.newBuilder().setName("Quick").build())
            .getInstanceId();

    assertThat(status(id)).isEqualTo(OrchestrationRuntimeStatus.PENDING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"@entity", "a/b", "a\\b", "a#b", "a?b", "a\nb"})
  void idThatAzureRefusesIsRefused(String id) {
    assertThatThrownBy(() -> hub.client().scheduleNewOrchestrationInstance("Quick", null, id))
        .hasMessageStartingWith("INVALID_ARGUMENT: An instance id must not ");
  }

  @Test
  void idLongerThanAzureTakesIsRefused() {
    assertThatThrownBy(
            () -> hub.client().scheduleNewOrchestrationInstance("Quick", null, "x".repeat(257)))
        .hasMessageStartingWith("INVALID_ARGUMENT: An instance id must have 1 to 256 characters");
  }

  @Test
  void scheduledStartIsWaitedFor() {
    hub.start();
    Instant startTime = Instant.now().plusMillis(100);
    String id =
        hub.client()
            .scheduleNewOrchestrationInstance(
                "Quick",
                new NewOrchestrationInstanceOptions().setInput("x").setStartTime(startTime));

    assertThat(hub.waitForEnd(id).getLastUpdatedAt()).isAfterOrEqualTo(startTime);
  }

  @Test
  void terminationNeedsNoWorker() {
    String id = hub.client().scheduleNewOrchestrationInstance("Waits");

    hub.client().terminate(id, "enough");

    OrchestrationMetadata ended = hub.waitForEnd(id);
    assertThat(ended.getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.TERMINATED);
    assertThat(ended.readOutputAs(String.class)).isEqualTo("enough");
    assertThat(hub.waitForStart(id).isInstanceFound()).isTrue();
  }

  @Test
  void terminationWorksWhileSuspended() {
    hub.start();
    String id = hub.client().scheduleNewOrchestrationInstance("Waits");
    hub.waitForStart(id);
    hub.client().suspendInstance(id);

    hub.client().terminate(id, null);

    assertThat(hub.waitForEnd(id).getRuntimeStatus())
        .isEqualTo(OrchestrationRuntimeStatus.TERMINATED);
  }

  @Test
  void eventsAreKeptWhileSuspendedAndTakenAfterwards() throws Exception {
    hub.start();
    String id = hub.client().scheduleNewOrchestrationInstance("Waits");
    hub.waitForStart(id);

    hub.client().suspendInstance(id, "maintenance");
    assertThat(status(id)).isEqualTo(OrchestrationRuntimeStatus.SUSPENDED);
    hub.client().raiseEvent(id, "go", "kept");
    assertThatThrownBy(
            () -> hub.client().waitForInstanceCompletion(id, Duration.ofMillis(50), false))
        .isInstanceOf(TimeoutException.class);

    hub.client().resumeInstance(id, "done");
    assertThat(hub.waitForEnd(id).readOutputAs(String.class)).isEqualTo("kept");
  }

  @Test
  void pendingOrchestrationIsPendingAgainWhenResumed() {
    String id = hub.client().scheduleNewOrchestrationInstance("Quick", "x");

    hub.client().suspendInstance(id);
    assertThat(status(id)).isEqualTo(OrchestrationRuntimeStatus.SUSPENDED);
    hub.client().resumeInstance(id);

    assertThat(status(id)).isEqualTo(OrchestrationRuntimeStatus.PENDING);
  }

  @Test
  void orchestrationThatHasEndedCanBeNeitherTerminatedNorSuspendedNorResumed() {
    hub.client().scheduleNewOrchestrationInstance("Waits", null, "id");
    hub.client().terminate("id", null);

    assertThatThrownBy(() -> hub.client().terminate("id", null))
        .hasMessageContaining("FAILED_PRECONDITION");
    assertThatThrownBy(() -> hub.client().suspendInstance("id"))
        .hasMessageContaining("FAILED_PRECONDITION");
    assertThatThrownBy(() -> hub.client().resumeInstance("id"))
        .hasMessageContaining("FAILED_PRECONDITION");
  }

  @Test
  void hubAnswersAGreeting() {
    assertThat(hub.calls().hello(Empty.getDefaultInstance())).isNotNull();
  }

  private OrchestrationRuntimeStatus status(String id) {
    return hub.client().getInstanceMetadata(id, false).getRuntimeStatus();
  }
}
