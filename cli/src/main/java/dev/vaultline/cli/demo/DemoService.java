package dev.vaultline.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.job.Job;
import dev.vaultline.cli.job.Jobs;
import dev.vaultline.cli.server.ServiceClient;
import dev.vaultline.engine.format.Json;
import java.net.URI;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service's HTTP API, as anybody would use it. */
final class DemoService {
  private static final int NEWEST = 10;

  private final ServiceClient service;
  private final Jobs jobs;

  /**
   * @param host such as {@code http://127.0.0.1:7071}
   */
  DemoService(URI host) {
    this.service = ServiceClient.local(host);
    this.jobs = new Jobs(service);
  }

  /** Its jobs. */
  Jobs jobs() {
    return jobs;
  }

  /** Sets a policy that backs up daily at a time of UTC and keeps the newest recovery point. */
  void putPolicy(String name, LocalTime at) {
    ObjectNode policy = Json.object().put("zone", "UTC");
    policy.putObject("schedule").put("kind", "daily").put("at", at.toString());
    policy.putObject("retention").put("keepNewest", 1).put("keepDays", 0);
    service.put("/api/policies/" + name, policy);
  }

  /** The machines that the service sees, and how they stand with it. */
  List<String> machines() {
    List<String> lines = new ArrayList<>();
    for (JsonNode machine : Json.array(service.get("/api/machines", Map.of()), "machines")) {
      String state =
          Json.optionalText(machine, "refusal")
              .map(why -> "cannot be protected: " + why)
              .orElse(machine.path("protected").asBoolean() ? "protected" : "not protected");
      lines.add(Json.text(machine, "name") + ": " + state);
    }
    return lines;
  }

  /** Protects a machine, by a policy or to be backed up on demand alone. */
  void protect(String item, String machineId, Optional<String> policy) {
    ObjectNode body = Json.object().put("machine", machineId);
    policy.ifPresent(name -> body.put("policy", name));
    service.put("/api/items/" + item, body);
  }

  /** Starts a backup and returns its job. */
  String backUp(String item) {
    return jobs.start("/api/backups", Json.object().put("item", item));
  }

  /**
   * Starts a restore and returns its job.
   *
   * @param to what is made of the point
   */
  String restore(String item, String point, ObjectNode to) {
    ObjectNode body = Json.object().put("item", item).put("point", point);
    body.set("to", to);
    return jobs.start("/api/restores", body);
  }

  /** Confirms a restore in place and returns the job that deletes the former disks. */
  String confirm(String restore) {
    return jobs.start("/api/restores/" + restore + "/confirm", Json.object());
  }

  /** Starts retention and returns its job. */
  String retain() {
    return jobs.start("/api/retention", Json.object().put("dryRun", false));
  }

  /** Runs a timer function now, as the schedule would. */
  void runTimer(String function) {
    service.post("/admin/functions/" + function, Json.object());
  }

  /** The newest jobs of a machine. */
  List<Job> jobs(String item) {
    return jobs.list(Optional.of(item), Optional.empty(), NEWEST);
  }

  /** The recovery points of a machine. */
  List<DemoPoint> points(String item) {
    JsonNode answer = service.get("/api/recovery-points", Map.of("item", item));
    List<DemoPoint> points = new ArrayList<>();
    Json.array(answer, "recoveryPoints").forEach(point -> points.add(DemoPoint.of(point)));
    return points;
  }
}
