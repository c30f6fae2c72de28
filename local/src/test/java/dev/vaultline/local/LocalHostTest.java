package dev.vaultline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.DurableTaskGrpcClientBuilder;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.vaultline.local.compute.ComputeEmulator;
import dev.vaultline.local.compute.ComputeOptions;
import dev.vaultline.local.fault.LocalHostException;
import dev.vaultline.local.hub.TaskHub;
import dev.vaultline.local.join.FirstHost;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalHostTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String MACHINES =
      "/subscriptions/%s/providers/Microsoft.Compute/virtualMachines?api-version=2025-04-01"
          .formatted(ComputeEmulator.SUBSCRIPTION);

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
    Process killed = startInAnotherProcess(List.of());
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
  void emulatedMachinesAreThereAgainAfterARestartAndTheAppIsToldWhere() throws Exception {
    LocalHostOptions.Compute compute =
        new LocalHostOptions.Compute(
            ComputeOptions.onPort(0), Optional.empty(), this::notesNamedAs);
    LocalHostOptions options = LocalHostOptions.of(app, data).onFreePorts().withCompute(compute);
    for (int start = 0; start < 2; start++) {
      try (LocalHost host =
          LocalHost.start(options.withSettings(Map.of("WORK_QUEUE", "work")), Clock.systemUTC())) {
        URI endpoint = host.computeEndpoint().orElseThrow();
        assertThat(get(endpoint, MACHINES))
            .containsOnlyOnce("\"name\":\"web\"")
            .containsOnlyOnce("\"name\":\"archive\"");
        post(host.httpEndpoint(), "/api/send", "a task");
        assertThat(Eventually.lines(notes.resolve(endpoint.getPort() + "/work"), 1)).hasSize(1);
      }
    }
  }

  /** Where functions write tells what they know of the emulator. */
  private Map<String, String> notesNamedAs(URI endpoint) {
    try {
      Path folder = Files.createDirectories(notes.resolve(Integer.toString(endpoint.getPort())));
      return Map.of("NOTES", folder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
  void aWorkerGoesOnWhenItsHostWasKilledAndIsBackOnTheSamePorts() throws Exception {
    List<String> ports = freePorts();
    Process killed = startInAnotherProcess(ports);
    URI http = URI.create(killed.inputReader().readLine());
    LocalWorkerOptions options =
        LocalWorkerOptions.of(app, new FirstHost(http).ask(), settings(notes));
    try (LocalWorker worker = LocalWorker.start(options)) {
      assertThat(worker).isNotNull();
      post(http, "/api/send", "before");
      assertThat(Eventually.lines(notes.resolve("work"), 1)).containsExactly("before at attempt 1");
      killed.destroyForcibly().waitFor();

      Process again = startInAnotherProcess(ports);
      try {
        assertThat(again.inputReader().readLine()).isEqualTo(http.toString());
        post(http, "/api/send", "after");
        assertThat(Eventually.lines(notes.resolve("work"), 2)).contains("after at attempt 1");
      } finally {
        killWithAll(again);
      }
    } finally {
      killWithAll(killed);
    }
  }

  /** Its Azurite ends by itself, and writes to the data folder until then. */
  private static void killWithAll(Process host) throws Exception {
    List<ProcessHandle> children = host.descendants().toList();
    host.destroyForcibly().waitFor();
    for (ProcessHandle child : children) {
      child.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
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
        .withSettings(settings(notes));
  }

  private static Map<String, String> settings(Path notes) {
    return Map.of("NOTES", notes.toString(), "WORK_QUEUE", "work");
  }

  /** On given ports it leaves the queue to its worker. */
  private static LocalHostOptions options(Path app, Path data, Path notes, List<String> ports) {
    if (ports.isEmpty()) {
      return options(app, data, notes);
    }
    List<Integer> numbers = ports.stream().map(Integer::valueOf).toList();
    Map<String, String> settings = new TreeMap<>(settings(notes));
    settings.put("AzureWebJobs.Work.Disabled", "true");
    return options(app, data, notes)
        .withHttpPort(numbers.get(0))
        .withHub(new LocalHostOptions.Hub.Own(numbers.get(1)))
        .withStorage(
            new LocalHostOptions.Storage.OwnAzurite(numbers.get(2), numbers.get(3), numbers.get(4)))
        .withSettings(settings);
  }

  private static List<String> freePorts() throws Exception {
    List<ServerSocket> sockets = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
    List<String> ports = sockets.stream().map(each -> "" + each.getLocalPort()).toList();
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return ports;
  }

  /**
   * Starts a host.
   *
   * @param ports of HTTP, hub and Azurite; none for free ones
   */
  private Process startInAnotherProcess(List<String> ports) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(KilledHost.class.getName());
    command.addAll(List.of(app.toString(), data.toString(), notes.toString()));
    command.addAll(ports);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static String post(URI http, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(http.resolve(path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static String get(URI http, String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(http.resolve(path)).build();
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
              options(
                  Path.of(arguments[0]),
                  Path.of(arguments[1]),
                  Path.of(arguments[2]),
                  List.of(arguments).subList(3, arguments.length)),
              Clock.systemUTC());
      System.out.println(host.httpEndpoint());
      System.out.flush();
      Thread.currentThread().join();
    }
  }
}
