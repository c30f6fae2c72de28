package dev.vaultline.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** The service's HTTP API, as anybody would use it. */
final class DemoService {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final URI host;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * @param host such as {@code http://127.0.0.1:7071}
   */
  DemoService(URI host) {
    this.host = host;
  }

  /** Sets a policy that backs up daily at a time of UTC and keeps the newest recovery point. */
  void putPolicy(String name, LocalTime at) {
    ObjectNode policy = Json.object().put("zone", "UTC");
    policy.putObject("schedule").put("kind", "daily").put("at", at.toString());
    policy.putObject("retention").put("keepNewest", 1).put("keepDays", 0);
    send("PUT", "/api/policies/" + name, policy);
  }

  /** Protects a machine, to be backed up on demand alone. */
  void putItem(String item, List<String> diskUrls) {
    putItem(item, diskUrls, Json.object());
  }

  /** Protects a machine by a policy. */
  void putItem(String item, List<String> diskUrls, String policy) {
    putItem(item, diskUrls, Json.object().put("policy", policy));
  }

  private void putItem(String item, List<String> diskUrls, ObjectNode body) {
    ArrayNode disks = body.putArray("disks");
    diskUrls.forEach(url -> disks.addObject().put("kind", "page-blob").put("location", url));
    send("PUT", "/api/items/" + item, body);
  }

  /** Starts a backup and returns its job. */
  String backUp(String item) {
    return startedJob(send("POST", "/api/backups", Json.object().put("item", item)));
  }

  /** Starts a restore and returns its job. */
  String restore(String item, String point, String container, String prefix) {
    ObjectNode body =
        Json.object()
            .put("item", item)
            .put("point", point)
            .put("targetContainer", container)
            .put("targetPrefix", prefix);
    return startedJob(send("POST", "/api/restores", body));
  }

  /** Starts retention and returns its job. */
  String retain() {
    return startedJob(send("POST", "/api/retention", Json.object().put("dryRun", false)));
  }

  /** Runs a timer function now, as the schedule would. */
  void runTimer(String function) {
    send("POST", "/admin/functions/" + function, Json.object());
  }

  /** A job. */
  DemoJob job(String id) {
    return DemoJob.of(send("GET", "/api/jobs/" + id, Json.object()));
  }

  /** The newest jobs of a machine. */
  List<DemoJob> jobs(String item) {
    JsonNode answer = send("GET", "/api/jobs?limit=10&item=" + item, Json.object());
    List<DemoJob> jobs = new ArrayList<>();
    Json.array(answer, "jobs").forEach(job -> jobs.add(DemoJob.of(job)));
    return jobs;
  }

  /** The recovery points of a machine. */
  List<DemoPoint> points(String item) {
    JsonNode answer = send("GET", "/api/recovery-points?item=" + item, Json.object());
    List<DemoPoint> points = new ArrayList<>();
    Json.array(answer, "recoveryPoints").forEach(point -> points.add(DemoPoint.of(point)));
    return points;
  }

  private static String startedJob(JsonNode answer) {
    return Json.text(answer, "job");
  }

  private JsonNode send(String method, String path, JsonNode body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(host.resolve(path)).timeout(PATIENCE);
    if (method.equals("GET")) {
      request.GET();
    } else {
      request
          .method(method, BodyPublishers.ofByteArray(Json.write(body)))
          .header("Content-Type", "application/json");
    }
    try {
      return answer(method + " " + path, http.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new DemoFailedException(method + " " + path + " got no answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailedException("interrupted", e);
    }
  }

  private static JsonNode answer(String request, HttpResponse<byte[]> response) {
    JsonNode body = response.body().length == 0 ? Json.object() : Json.read(response.body());
    if (response.statusCode() / 100 != 2) {
      throw new DemoFailedException(
          request
              + " was answered with "
              + response.statusCode()
              + ": "
              + body.path("detail").asText("no details"));
    }
    return body;
  }
}
