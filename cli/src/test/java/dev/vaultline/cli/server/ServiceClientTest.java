package dev.vaultline.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.VaultlineException;
import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.format.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceClientTest {
  private StubService stub;
  private ServiceClient client;

  @BeforeEach
  void start() throws IOException {
    stub = new StubService();
    client = ServiceClient.local(stub.uri());
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void leavesOutParametersThatAreEmptyAndEncodesTheOthers() {
    stub.answers("GET /api/jobs?item=a%20b&limit=5", 200, "{'jobs':[]}");

    assertThat(client.get("/api/jobs", Map.of("item", "a b", "state", "", "limit", "5")))
        .isEqualTo(Json.read("{\"jobs\":[]}".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void failuresAreChosenByWhatCanBeDone() {
    stub.answers("POST /a", 503, "{'detail':'storage does not answer'}");
    stub.answers("POST /b", 400, "{'detail':'no such item'}");
    stub.answers("POST /c", 500, "not json");

    assertThat(failure("/a")).isEqualTo(Remedy.RETRY);
    assertThat(failure("/b")).isEqualTo(Remedy.FIX_INPUT);
    assertThat(failure("/c")).isEqualTo(Remedy.STOP);
    assertThatThrownBy(() -> client.post("/b", Json.object()))
        .hasMessageContaining("POST /b")
        .hasMessageContaining("400")
        .hasMessageContaining("no such item");
  }

  private Remedy failure(String path) {
    try {
      client.post(path, Json.object());
      throw new AssertionError("it was done");
    } catch (VaultlineException e) {
      return e.remedy();
    }
  }

  @Test
  void whetherAnUnansweredPostTookEffectIsNotKnown() {
    stub.close();

    assertThat(failure("/a")).isEqualTo(Remedy.OUTCOME_UNKNOWN);
  }

  @Test
  void whoMayNotIsToldWhatToCheck() {
    stub.answers("GET /x", 401, "");

    assertThatThrownBy(() -> client.get("/x", Map.of())).hasMessageContaining("VAULTLINE_SCOPE");
  }

  @Test
  void saysWhoAsksWithEachRequest() {
    stub.answers("GET /x", 200, "{}");
    ServiceClient known = new ServiceClient(stub.uri(), () -> Map.of("x-functions-key", "secret"));

    known.get("/x", Map.of());

    assertThat(stub.lastHeaders()).containsEntry("X-functions-key", List.of("secret"));
  }
}
