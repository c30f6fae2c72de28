package dev.vaultline.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoServiceTest {
  private final List<String> requests = new ArrayList<>();
  private final Map<String, String> answers = new HashMap<>();
  private HttpServer server;
  private DemoService service;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          requests.add(request + " " + body);
          String answer = answers.get(request);
          byte[] bytes =
              (answer == null ? "{\"detail\":\"no such thing\"}" : answer).getBytes(UTF_8);
          exchange.sendResponseHeaders(answer == null ? 404 : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    service = new DemoService(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void asksForBackupsAsAnybodyWould() {
    answers.put("POST /api/backups", "{\"job\":\"j-1\"}");

    assertThat(service.backUp("web-1")).isEqualTo("j-1");
    assertThat(requests).containsExactly("POST /api/backups {\"item\":\"web-1\"}");
  }

  @Test
  void setsAPolicyThatKeepsTheNewestPoint() {
    answers.put("PUT /api/policies/demo", "{}");

    service.putPolicy("demo", LocalTime.of(9, 31));

    assertThat(requests.get(0))
        .contains("\"kind\":\"daily\",\"at\":\"09:31\"")
        .contains("\"keepNewest\":1,\"keepDays\":0");
  }

  @Test
  void readsAJobAndItsFailure() {
    answers.put(
        "GET /api/jobs/j-1",
        "{\"id\":\"j-1\",\"kind\":\"backup\",\"state\":\"failed\",\"created\":\"2026-11-21T09:30:00Z\","
            + "\"ended\":\"2026-11-21T09:30:02.5Z\",\"error\":{\"code\":\"x\",\"message\":\"no disk\"},"
            + "\"tasks\":[{\"bytesDone\":5,\"bytesPlanned\":9},{\"bytesDone\":1,\"bytesPlanned\":2}],"
            + "\"notes\":[\"a note\"]}");

    DemoJob job = service.job("j-1");

    assertThat(job.isOver()).isTrue();
    assertThat(job.error()).contains("no disk");
    assertThat(job.point()).isEmpty();
    assertThat(job.notes()).containsExactly("a note");
    assertThat(job.seconds()).isEqualTo(2.5);
    assertThat(job.bytesDone()).isEqualTo(6);
    assertThat(job.bytesPlanned()).isEqualTo(11);
  }

  @Test
  void saysWhichRequestFailedAndWhy() {
    assertThatThrownBy(() -> service.points("web-1"))
        .isInstanceOf(DemoFailedException.class)
        .hasMessageContaining("GET /api/recovery-points?item=web-1")
        .hasMessageContaining("404")
        .hasMessageContaining("no such thing");
  }
}
