package dev.vaultline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.DurableTaskGrpcClientBuilder;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.vaultline.local.fault.LocalHostException;
import dev.vaultline.local.hub.TaskHub;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalHostTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path app;
  @TempDir Path data;
  @TempDir Path notes;

  @BeforeEach
  void stage() throws Exception {
    StagedSample.in(app)
        .durable()
        .queues()
        .timer("0 0 0 1 1 *", "")
        .http(
            "Start",
            "HttpFunctions.start",
            "start/{orchestrator}",
            "{'type':'durableClient','direction':'in','name':'durable'}")
        .http(
            "Send",
            "HttpFunctions.send",
            "send",
            "{'type':'queue','direction':'out','name':'message','queueName':'work'}")
        .stage();
  }

  @Test
  void everythingWorksTogetherAndGoesOnAfterARestart() throws Exception {
    String id;
    try (LocalHost host = LocalHost.start(options(), Clock.systemUTC())) {
      assertThat(post(host.httpEndpoint(), "/api/send", "a task")).isEqualTo("sent");
      assertThat(Eventually.lines(notes.resolve("work"), 1)).containsExactly("a task at attempt 1");
      id = post(host.httpEndpoint(), "/api/start/Greet", "you");
      Eventually.lines(notes.resolve("upper"), 1);
    }
    try (LocalHost host = LocalHost.start(options(), Clock.systemUTC())) {
      assertThat(finish(host.hubPort(), id)).isEqualTo("HELLO YOU.");
    }
  }

  @Test
  void aKilledHostGoesOnWhereItWas() throws Exception {
    Process killed = startInAnotherProcess();
    String id;
    try (BufferedReader output = killed.inputReader()) {
      URI http = URI.create(output.readLine());
      id = post(http, "/api/start/Greet", "survivor");
      post(http, "/api/send", "long task");
      Eventually.lines(notes.resolve("upper"), 1);
      Eventually.lines(notes.resolve("work"), 1);
    } finally {
      killed.destroyForcibly().waitFor();
    }
    try (LocalHost host = LocalHost.start(options(), Clock.systemUTC())) {
      assertThat(finish(host.hubPort(), id)).isEqualTo("HELLO SURVIVOR.");
      // Once, or twice when the kill came before the hub had the answer: activities run at least
      // once.
      assertThat(Eventually.read(notes.resolve("upper"))).containsOnly("\"hello survivor\"");
      Files.createFile(notes.resolve("finish"));
      assertThat(Eventually.lines(notes.resolve("work"), 3))
          .containsExactly("long task at attempt 1", "long task at attempt 2", "long task done");
    }
  }

  @Test
  void anotherHubCanBeJoined() throws Exception {
    try (TaskHub hub = TaskHub.open(data.resolve("other.db"), 0, Clock.systemUTC());
        LocalHost host =
            LocalHost.start(
                options().withHub(new LocalHostOptions.Hub.Join(hub.port())), Clock.systemUTC())) {
      String id = post(host.httpEndpoint(), "/api/start/Shout", "shared");

      assertThat(host.hubPort()).isEqualTo(hub.port());
      assertThat(awaitEnd(hub.port(), id).getSerializedOutput()).isEqualTo("\"SHARED\"");
    }
  }

  @Test
  void aDataFolderBelongsToOneHostAtATime() {
    try (LocalHost host = LocalHost.start(options(), Clock.systemUTC())) {
      assertThatThrownBy(() -> LocalHost.start(options(), Clock.systemUTC()))
          .isInstanceOf(LocalHostException.class)
          .hasMessageContaining(data.toString())
          .hasMessageContaining("another local host (pid " + ProcessHandle.current().pid() + ")");
      assertThat(host.httpEndpoint()).isNotNull();
    }
  }

  @Test
  void aFailedStartLeavesNothingOpen() throws Exception {
    Files.writeString(app.resolve("host.json"), "{}");
    assertThatThrownBy(() -> LocalHost.start(options(), Clock.systemUTC()))
        .isInstanceOf(LocalHostException.class);
    stage();

    LocalHost.start(options(), Clock.systemUTC()).close();
  }

  @Test
  void secretsAreNotShown() {
    LocalHostOptions options =
        options()
            .withSettings(Map.of("KEY", "secret"))
            .withStorage(new LocalHostOptions.Storage.Account("AccountKey=secret"));

    assertThat(options.toString()).contains("KEY").doesNotContain("secret");
  }

  private LocalHostOptions options() {
    return options(app, data, notes);
  }

  private static LocalHostOptions options(Path app, Path data, Path notes) {
    return LocalHostOptions.of(app, data)
        .onFreePorts()
        .withMessageLease(Duration.ofSeconds(2))
        .withSettings(Map.of("NOTES", notes.toString(), "WORK_QUEUE", "work"));
  }

  private Process startInAnotherProcess() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            KilledHost.class.getName(),
            app.toString(),
            data.toString(),
            notes.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String post(URI http, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(http.resolve(path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static String finish(int hubPort, String id) throws Exception {
    try (DurableTaskClient client = new DurableTaskGrpcClientBuilder().port(hubPort).build()) {
      client.raiseEvent(id, "end", ".");
    }
    OrchestrationMetadata end = awaitEnd(hubPort, id);
    assertThat(end.getRuntimeStatus()).isEqualTo(OrchestrationRuntimeStatus.COMPLETED);
    return end.readOutputAs(String.class);
  }

  private static OrchestrationMetadata awaitEnd(int hubPort, String id) throws Exception {
    try (DurableTaskClient client = new DurableTaskGrpcClientBuilder().port(hubPort).build()) {
      return client.waitForInstanceCompletion(id, LIMIT, true);
    }
  }

  /** The host that is killed. */
  static final class KilledHost {
    public static void main(String[] arguments) throws Exception {
      LocalHost host =
          LocalHost.start(
              options(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2])),
              Clock.systemUTC());
      System.out.println(host.httpEndpoint());
      System.out.flush();
      Thread.currentThread().join();
    }
  }
}
