package dev.vaultline.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** The service's HTTP API: JSON there and back, and failures by what can be done about them. */
public final class ServiceClient {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final URI server;
  private final Authorization authorization;
  private final HttpClient http = HttpClient.newHttpClient();

  ServiceClient(URI server, Authorization authorization) {
    this.server = server;
    this.authorization = authorization;
  }

  /** A service on this machine, which asks nobody who they are. */
  public static ServiceClient local(URI server) {
    return new ServiceClient(server, Authorization.NONE);
  }

  /**
   * Reads something.
   *
   * @param path such as {@code /api/jobs}
   * @param query parameters; those that are empty are left out
   */
  public JsonNode get(String path, Map<String, String> query) {
    String text =
        query.entrySet().stream()
            .filter(each -> !each.getValue().isEmpty())
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .sorted()
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request = request(text.isEmpty() ? path : path + "?" + text).GET();
    return send("GET " + path, request, Remedy.RETRY);
  }

  /** Starts something. */
  public JsonNode post(String path, ObjectNode body) {
    return send("POST " + path, with("POST", path, body), Remedy.OUTCOME_UNKNOWN);
  }

  /** Writes something, which may be repeated. */
  public JsonNode put(String path, ObjectNode body) {
    return send("PUT " + path, with("PUT", path, body), Remedy.RETRY);
  }

  /** A name as a part of a path or a query. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder with(String method, String path, ObjectNode body) {
    return request(path)
        .method(method, BodyPublishers.ofByteArray(Json.write(body)))
        .header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
    authorization.headers().forEach(request::header);
    return request;
  }

  /**
   * @param unanswered what to do when no answer came
   */
  private JsonNode send(String what, HttpRequest.Builder request, Remedy unanswered) {
    try {
      return answer(what, http.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new ServiceException(unanswered, what + " got no answer from " + server + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceException(unanswered, what + " was interrupted", e);
    }
  }

  private JsonNode answer(String what, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status / 100 != 2) {
      throw new ServiceException(
          remedy(status),
          what + " was answered by " + server + " with " + status + ": " + detail(response),
          null);
    }
    try {
      return response.body().length == 0 ? Json.object() : Json.read(response.body());
    } catch (MalformedException e) {
      throw new ServiceException(
          Remedy.STOP, what + " was answered with no JSON; is " + server + " a Vaultline?", e);
    }
  }

  private static String detail(HttpResponse<byte[]> response) {
    if (response.statusCode() == 401 || response.statusCode() == 403) {
      return "you may not; check who is signed in, "
          + Setting.SCOPE.key()
          + " and "
          + Setting.KEY.key();
    }
    try {
      return Json.read(response.body()).path("detail").asText("no details");
    } catch (MalformedException e) {
      return "no details";
    }
  }

  private static Remedy remedy(int status) {
    if (status == 408 || status == 429 || status == 503) {
      return Remedy.RETRY;
    }
    return status < 500 ? Remedy.FIX_INPUT : Remedy.STOP;
  }
}
