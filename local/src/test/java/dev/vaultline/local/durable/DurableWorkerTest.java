package dev.vaultline.local.durable;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.DurableTaskGrpcClientBuilder;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.vaultline.local.Eventually;
import dev.vaultline.local.SampleApps;
import dev.vaultline.local.StagedSample;
import dev.vaultline.local.app.FunctionApp;
import dev.vaultline.local.hub.TaskHub;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableWorkerTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path folder;
  @TempDir Path notes;
  @TempDir Path data;

  private TaskHub hub;
  private FunctionApp app;
  private DurableWorker worker;
  private DurableTaskClient client;

  @BeforeEach
  void start() throws Exception {
    StagedSample.in(folder).durable().stage();
    hub = TaskHub.open(data.resolve("hub.db"), 0, Clock.systemUTC());
    app = SampleApps.load(folder, notes, Map.of());
    worker = DurableWorker.start(app, hub.port(), Duration.ofSeconds(5));
    client = new DurableTaskGrpcClientBuilder().port(hub.port()).build();
  }

  @AfterEach
  void stop() {
    client.close();
    worker.close();
    app.close();
    hub.close();
  }

  @Test
  void activitiesSubOrchestrationsAndEventsWorkTogether() throws Exception {
    String id = client.scheduleNewOrchestrationInstance("Greet", "world");
    Eventually.lines(notes.resolve("upper"), 1);
    client.raiseEvent(id, "end", "!");

    OrchestrationMetadata result = client.waitForInstanceCompletion(id, LIMIT, true);
    assertThat(result.getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.COMPLETED);
    assertThat(result.readOutputAs(String.class)).isEqualTo("HELLO WORLD!");
  }

  @Test
  void aTextInputOfAnActivityArrivesWithItsQuotes() throws Exception {
    client.waitForInstanceCompletion(
        client.scheduleNewOrchestrationInstance("Shout", "loud"), LIMIT, true);

    assertThat(Eventually.lines(notes.resolve("upper"), 1)).containsExactly("\"loud\"");
  }

  @Test
  void namesAreFoundWhateverTheirCase() throws Exception {
    assertThat(output("shout", "x")).isEqualTo("\"X\"");
  }

  @Test
  void manyActivitiesRunAtATime() throws Exception {
    assertThat(output("FanOut", "")).isEqualTo("20");
  }

  @Test
  void aFailedActivityReachesItsOrchestratorAsTheRootCause() throws Exception {
    assertThat(output("Cautious", "loudly")).isEqualTo("\"IOException/the disk is gone\"");
  }

  @Test
  void anExceptionWithoutAMessageIsAFailureLikeAnyOther() throws Exception {
    assertThat(output("Cautious", "silently")).isEqualTo("\"IOException/\"");
  }

  @Test
  void anOrchestratorThatThrowsFails() throws Exception {
    String id = client.scheduleNewOrchestrationInstance("Careless", "");
    OrchestrationMetadata result = client.waitForInstanceCompletion(id, LIMIT, true);

    assertThat(result.getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.FAILED);
  }

  @Test
  void anUnknownOrchestratorFailsWithItsName() throws Exception {
    String id = client.scheduleNewOrchestrationInstance("Nothing", "");
    OrchestrationMetadata result = client.waitForInstanceCompletion(id, LIMIT, true);

    assertThat(result.getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.FAILED);
    assertThat(result.getFailureDetails().getErrorMessage())
        .contains("no orchestrator named 'Nothing'");
  }

  @Test
  void theWorkerGoesOnAfterTheHubRestarted() throws Exception {
    String id = client.scheduleNewOrchestrationInstance("Greet", "again");
    Eventually.lines(notes.resolve("upper"), 1);
    int port = hub.port();
    hub.close();
    hub = TaskHub.open(data.resolve("hub.db"), port, Clock.systemUTC());
    client.raiseEvent(id, "end", "?");

    assertThat(client.waitForInstanceCompletion(id, LIMIT, true).readOutputAs(String.class))
        .isEqualTo("HELLO AGAIN?");
  }

  private String output(String orchestrator, String input) throws Exception {
    String id = client.scheduleNewOrchestrationInstance(orchestrator, input);
    return client.waitForInstanceCompletion(id, LIMIT, true).getSerializedOutput();
  }
}
