package dev.vaultline.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.local.Eventually;
import dev.vaultline.local.SampleApps;
import dev.vaultline.local.StagedSample;
import dev.vaultline.local.app.FunctionApp;
import dev.vaultline.local.fault.LocalHostException;
import dev.vaultline.local.join.Invitation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpFrontEndTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @TempDir Path folder;
  @TempDir Path notes;

  private final HttpClient client = HttpClient.newHttpClient();
  private FunctionApp app;
  private HttpFrontEnd front;

  @BeforeEach
  void serve() throws Exception {
    StagedSample.in(folder)
        .function(
            "Echo",
            "HttpFunctions.echo",
            "{'type':'httpTrigger','direction':'in','name':'request','methods':['POST'],'route':'echo/{id}'}")
        .http("Reverse", "HttpFunctions.reverse", "")
        .http("Fail", "HttpFunctions.fail", "")
        .timer("0 0 0 1 1 *", "")
        .queues()
        .stage();
    app = SampleApps.load(folder, notes, Map.of());
    front = HttpFrontEnd.bind(0, LIMIT);
    front.serve(app, new Invitation(4001, 7071, Optional.empty()));
  }

  @AfterEach
  void close() {
    front.close();
    app.close();
  }

  @Test
  void aRequestReachesItsFunctionWithRouteQueryAndHeaders() throws Exception {
    HttpResponse<String> response =
        send(request("/api/echo/a%20b?q=1%2B1").header("X-Sample", "s").POST(text("body")));

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("x-answer")).contains("yes");
    assertThat(response.headers().firstValue("content-type")).contains("text/plain; charset=utf-8");
    assertThat(response.body()).isEqualTo("POST|/api/echo/a b|a b|1+1|s|body|Echo");
  }

  @Test
  void bytesTravelUnchanged() throws Exception {
    byte[] bytes = {0, -1, 127, -128};
    HttpRequest request =
        request("/api/reverse").POST(HttpRequest.BodyPublishers.ofByteArray(bytes)).build();

    assertThat(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body())
        .containsExactly(-128, 127, -1, 0);
  }

  @Test
  void anUnknownPathIsNotFound() throws Exception {
    assertThat(send(request("/api/nothing").GET()).statusCode()).isEqualTo(404);
    assertThat(send(request("/reverse").GET()).statusCode()).isEqualTo(404);
    assertThat(send(request("/").GET()).statusCode()).isEqualTo(404);
  }

  @Test
  void aMethodThatTheFunctionDoesNotAnswerIsNotFoundAsInAzure() throws Exception {
    assertThat(send(request("/api/echo/1").GET()).statusCode()).isEqualTo(404);
  }

  @Test
  void anExceptionIsAnErrorWithoutABody() throws Exception {
    HttpResponse<String> response = send(request("/api/Fail").GET());

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void aTimerFunctionRunsByHand() throws Exception {
    HttpResponse<String> response = send(request("/admin/functions/tick").POST(text("{}")));

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(Eventually.lines(notes.resolve("tick"), 1))
        .first()
        .asString()
        .contains("\"IsPastDue\":false");
  }

  @Test
  void aQueueFunctionRunsByHandWithAMessage() throws Exception {
    assertThat(
            send(request("/admin/functions/WorkPoison").POST(text("{\"input\":\"by hand\"}")))
                .statusCode())
        .isEqualTo(202);
    assertThat(Eventually.lines(notes.resolve("poison"), 1)).containsExactly("by hand");
  }

  @Test
  void whatCannotRunByHandIsRefused() throws Exception {
    assertThat(send(request("/admin/functions/None").POST(text("{}"))).statusCode()).isEqualTo(404);
    assertThat(send(request("/admin/functions/Echo").POST(text("{}"))).statusCode()).isEqualTo(400);
    assertThat(send(request("/admin/functions/Tick").POST(text("{"))).body()).contains("not JSON");
    assertThat(send(request("/admin/functions/Tick").GET()).statusCode()).isEqualTo(404);
  }

  @Test
  void theHostTellsThatItRuns() throws Exception {
    assertThat(send(request("/admin/host/status").GET()).body()).contains("Running");
  }

  @Test
  void aPortInUseIsNamed() {
    assertThatThrownBy(() -> HttpFrontEnd.bind(front.port(), LIMIT))
        .isInstanceOf(LocalHostException.class)
        .hasMessageContaining("port " + front.port())
        .hasMessageContaining("choose another port");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.BodyPublisher text(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }
}
