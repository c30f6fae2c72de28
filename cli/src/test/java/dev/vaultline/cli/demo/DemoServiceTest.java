package dev.vaultline.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.vaultline.cli.server.ServiceException;
import dev.vaultline.engine.format.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  void asksForRestoresAndProtectionAsAnybodyWould() {
    answers.put("PUT /api/items/web-1", "{}");
    answers.put("POST /api/restores", "{\"job\":\"j-2\"}");

    service.protect("web-1", "/a/machine", Optional.of("daily"));
    assertThat(service.restore("web-1", "p", Json.object().put("kind", "in-place")))
        .isEqualTo("j-2");
    assertThat(requests)
        .containsExactly(
            "PUT /api/items/web-1 {\"machine\":\"/a/machine\",\"policy\":\"daily\"}",
            "POST /api/restores {\"item\":\"web-1\",\"point\":\"p\",\"to\":{\"kind\":\"in-place\"}}");
  }

  @Test
  void saysOfEachMachineHowItStands() {
    answers.put(
        "GET /api/machines",
        "{\"machines\":[{\"name\":\"a\",\"protected\":true},{\"name\":\"b\",\"protected\":false},"
            + "{\"name\":\"c\",\"protected\":false,\"refusal\":\"other region\"}]}");

    assertThat(service.machines())
        .containsExactly(
            "a: protected", "b: not protected", "c: cannot be protected: other region");
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
  void saysWhichRequestFailedAndWhy() {
    assertThatThrownBy(() -> service.points("web-1"))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("GET /api/recovery-points")
        .hasMessageContaining("404")
        .hasMessageContaining("no such thing");
  }
}
