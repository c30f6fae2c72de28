package dev.vaultline.local.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.local.Eventually;
import dev.vaultline.local.SampleApps;
import dev.vaultline.local.StagedSample;
import dev.vaultline.local.fault.LocalHostException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionAppTest {
  @TempDir Path folder;
  @TempDir Path notes;

  private final List<String> sent = new ArrayList<>();

  @Test
  void anHttpFunctionSeesTheRequestAndItsResponseIsTakenOver() throws Exception {
    StagedSample.in(folder).http("Echo", "HttpFunctions.echo", "echo/{id}").stage();
    try (FunctionApp app = load(Map.of())) {
      HttpResponseData response =
          app.toResponse(app.invoke("Echo", Optional.of(request("text")), Map.of("id", "7")));

      assertThat(response.status()).isEqualTo(201);
      assertThat(response.headers()).containsEntry("X-Answer", "yes");
      assertThat(response.contentType()).contains("text/plain; charset=utf-8");
      assertThat(response.body().text()).isEqualTo("POST|/api/echo/7|7|2|s|text|Echo");
    }
  }

  @Test
  void aRequestWithoutABodyIsAnEmptyOptional() throws Exception {
    StagedSample.in(folder).http("Echo", "HttpFunctions.echo", "").stage();
    try (FunctionApp app = load(Map.of())) {
      HttpResponseData response =
          app.toResponse(app.invoke("Echo", Optional.of(request("")), Map.of("id", "7")));

      assertThat(response.body().text()).contains("|(none)|");
    }
  }

  @Test
  void bytesGoInAndOutUnchanged() throws Exception {
    StagedSample.in(folder).http("Reverse", "HttpFunctions.reverse", "").stage();
    HttpRequestData request =
        new HttpRequestData(
            "POST",
            URI.create("http://h/"),
            Map.of(),
            Map.of(),
            Map.of(),
            HttpBody.of(new byte[] {1, -1, 0}));
    try (FunctionApp app = load(Map.of())) {
      HttpResponseData response =
          app.toResponse(app.invoke("Reverse", Optional.of(request), Map.of()));

      assertThat(response.body().bytes()).containsExactly(0, -1, 1);
      assertThat(response.contentType()).contains("application/octet-stream");
    }
  }

  @Test
  void aClassWithFieldsIsReadFromJsonAndWrittenAsJson() throws Exception {
    StagedSample.in(folder).http("Swap", "HttpFunctions.swap", "").stage();
    try (FunctionApp app = load(Map.of())) {
      HttpResponseData response =
          app.toResponse(
              app.invoke("Swap", Optional.of(request("{\"left\":\"4\",\"right\":5}")), Map.of()));

      assertThat(response.body().text()).isEqualTo("{\"left\":\"5\",\"right\":4}");
      assertThat(response.contentType()).contains("application/json; charset=utf-8");
    }
  }

  @Test
  void aFailureNamesTheRootCause() throws Exception {
    StagedSample.in(folder).http("Fail", "HttpFunctions.fail", "").stage();
    try (FunctionApp app = load(Map.of())) {
      assertThatThrownBy(() -> app.invoke("Fail", Optional.of(request("")), Map.of()))
          .isInstanceOf(FunctionFailedException.class)
          .hasMessage("Function Fail failed: IllegalStateException: as asked");
    }
  }

  @Test
  void outputBindingsAreSent() throws Exception {
    StagedSample.in(folder)
        .http(
            "Send",
            "HttpFunctions.send",
            "",
            "{'type':'queue','direction':'out','name':'message','queueName':'work'}")
        .stage();
    try (FunctionApp app = load(Map.of())) {
      app.invoke("Send", Optional.of(request("for the queue")), Map.of());

      assertThat(sent).containsExactly("message: for the queue");
    }
  }

  @Test
  void theInjectorMakesTheObjectsAndSeesTheSettings() throws Exception {
    StagedSample.in(folder)
        .http("Injected", "InjectedFunctions.injected", "")
        .injector("InjectedFunctions$Injector")
        .stage();
    try (FunctionApp app = load(Map.of("MAKER", "the test"))) {
      InvocationResult result = app.invoke("Injected", Optional.of(request("")), Map.of());

      assertThat(result.returned()).contains("made by the test");
    }
    assertThat(System.getProperty("MAKER")).isNull();
  }

  @Test
  void twoInjectorsAreRefused() throws Exception {
    StagedSample.in(folder)
        .http("Injected", "InjectedFunctions.injected", "")
        .injector("InjectedFunctions$Injector")
        .injector("InjectedFunctions$SecondInjector")
        .stage();

    assertThatThrownBy(() -> load(Map.of()))
        .isInstanceOf(LocalHostException.class)
        .hasMessageContaining("2 FunctionInstanceInjectors");
  }

  @Test
  void middlewareRunsAroundTheFunctionAndCanReplaceTheTriggersValue() throws Exception {
    StagedSample.in(folder).timer("0 0 0 * * *", "").middleware("NotingMiddleware").stage();
    try (FunctionApp app = load(Map.of())) {
      app.invoke("Tick", Optional.of(new InputValue.Text("info")), Map.of());

      assertThat(Eventually.read(notes.resolve("tick"))).containsExactly("replaced, was info");
      assertThat(Eventually.read(notes.resolve("middleware"))).containsExactly("Tick");
    }
  }

  @Test
  void theAppDoesNotSeeTheClassesOfTheHost() throws Exception {
    Path staged = StagedSample.in(folder).stage();
    try (AppClassLoader loader = new AppClassLoader(List.of(staged.resolve("sample.jar")))) {
      assertThatThrownBy(() -> loader.loadClass(FunctionApp.class.getName()))
          .isInstanceOf(ClassNotFoundException.class);
      assertThat(loader.loadClass("com.microsoft.azure.functions.ExecutionContext"))
          .isSameAs(com.microsoft.azure.functions.ExecutionContext.class);
    }
  }

  @Test
  void disabledFunctionsAreLeftOut() throws Exception {
    StagedSample.in(folder)
        .http("Fail", "HttpFunctions.fail", "")
        .http("Echo", "HttpFunctions.echo", "")
        .stage();
    try (FunctionApp app = load(Map.of("AzureWebJobs.Fail.Disabled", "true"))) {
      assertThat(app.functions()).extracting(FunctionDefinition::name).containsExactly("Echo");
    }
  }

  @Test
  void allFaultsOfAnAppAreReportedTogether() throws Exception {
    StagedSample.in(folder)
        .function("One", "HttpFunctions.echo", "{'type':'blobTrigger','name':'x'}")
        .function("Two", "HttpFunctions.echo")
        .stage();

    assertThatThrownBy(() -> load(Map.of()))
        .isInstanceOf(LocalHostException.class)
        .hasMessageContaining("function One: the binding type 'blobTrigger' is not served here")
        .hasMessageContaining("function Two: it has 0 triggers");
  }

  @Test
  void missingEntryPointsAreReported() throws Exception {
    StagedSample.in(folder)
        .http("NoMethod", "HttpFunctions.none", "")
        .http("NoClass", "Nothing.none", "")
        .stage();

    assertThatThrownBy(() -> load(Map.of()))
        .isInstanceOf(LocalHostException.class)
        .hasMessageContaining("0 public methods none")
        .hasMessageContaining("sample.Nothing is not in the app");
  }

  @Test
  void aFolderThatIsNoAppIsReported() {
    assertThatThrownBy(() -> load(Map.of()))
        .isInstanceOf(LocalHostException.class)
        .hasMessageContaining("no host.json");
  }

  @Test
  void anAppWithoutFunctionsIsReported() throws Exception {
    StagedSample.in(folder).stage();

    assertThatThrownBy(() -> load(Map.of()))
        .isInstanceOf(LocalHostException.class)
        .hasMessageContaining("no function");
  }

  @Test
  void anInvalidHostJsonIsReported() throws Exception {
    StagedSample.in(folder).http("Echo", "HttpFunctions.echo", "").stage();
    Files.writeString(
        folder.resolve("host.json"),
        "{\"version\":\"2.0\",\"extensions\":{\"queues\":{\"batchSize\":40}}}");

    assertThatThrownBy(() -> load(Map.of()))
        .isInstanceOf(LocalHostException.class)
        .hasMessageContaining("batchSize is 40; expected 1 to 32");
  }

  private FunctionApp load(Map<String, String> settings) {
    return SampleApps.load(
        folder, notes, settings, (binding, base64, text) -> sent.add(binding.name() + ": " + text));
  }

  private static HttpRequestData request(String body) {
    return new HttpRequestData(
        "POST",
        URI.create("http://localhost:7071/api/echo/7?q=2"),
        Map.of("x-sample", "s"),
        Map.of("q", "2"),
        Map.of("id", "7"),
        HttpBody.of(body));
  }
}
