package dev.vaultline.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The service as those use it who protect machines. */
final class Service {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Api api;

  Service(Api api) {
    this.api = api;
  }

  Api api() {
    return api;
  }

  /** Protects a machine, or describes it anew. */
  void protect(String item, Optional<String> policy, List<TestDisk> disks) {
    ObjectNode body = JSON.createObjectNode();
    policy.ifPresent(name -> body.put("policy", name));
    ArrayNode locations = body.putArray("disks");
    disks.forEach(
        disk -> locations.addObject().put("kind", "page-blob").put("location", disk.url()));
    assertThat(api.put("/api/items/" + item, body.toString()).status()).isBetween(200, 201);
  }

  /** Protects a machine of one disk, which is backed up on demand. */
  void protect(String item, String disk) {
    ObjectNode body = JSON.createObjectNode();
    body.putArray("disks").addObject().put("kind", "page-blob").put("location", disk);
    assertThat(api.put("/api/items/" + item, body.toString()).status()).isBetween(200, 201);
  }

  /** Protects a virtual machine, which is backed up on demand. */
  void protectMachine(String item, String machine) {
    ObjectNode body = JSON.createObjectNode().put("machine", machine);
    Api.Answer answer = api.put("/api/items/" + item, body.toString());
    assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 201);
  }

  /** Starts a backup; says which job it is. */
  String backUp(String item) {
    return accepted("/api/backups", JSON.createObjectNode().put("item", item));
  }

  /** Starts the restore of a recovery point into a container; says which job it is. */
  String restore(String item, String point, String container, String prefix) {
    return accepted(
        "/api/restores",
        JSON.createObjectNode()
            .put("item", item)
            .put("point", point)
            .put("targetContainer", container)
            .put("targetPrefix", prefix));
  }

  /** Starts the restore of a recovery point to a destination; says which job it is. */
  String restore(String item, String point, ObjectNode to) {
    ObjectNode body = JSON.createObjectNode().put("item", item).put("point", point);
    body.set("to", to);
    return accepted("/api/restores", body);
  }

  /** Confirms or undoes a restore in place, or cancels a job; says which job it is. */
  String ask(String path) {
    return accepted(path, JSON.createObjectNode());
  }

  /** Starts retention over all items; says which job it is. */
  String retention(boolean dryRun) {
    return accepted("/api/retention", JSON.createObjectNode().put("dryRun", dryRun));
  }

  private String accepted(String path, ObjectNode body) {
    Api.Answer answer = api.post(path, body.toString());
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(202);
    String job = answer.body().path("job").asText();
    assertThat(answer.location()).isEqualTo("/api/jobs/" + job);
    return job;
  }

  /** A job as it is now. */
  JsonNode job(String id) {
    Api.Answer answer = api.get("/api/jobs/" + id);
    assertThat(answer.status()).as("job %s: %s", id, answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** A job once it has ended, well or not. */
  JsonNode awaitEnd(String id) {
    return Eventually.await("job " + id, () -> job(id), Service::hasEnded);
  }

  /** A job once it has ended well. */
  JsonNode awaitDone(String id) {
    JsonNode job = awaitEnd(id);
    assertThat(job.path("state").asText()).as("%s", job).isEqualTo("done");
    return job;
  }

  static boolean hasEnded(JsonNode job) {
    return job.has("ended");
  }

  /** The jobs of an item, newest first. */
  List<JsonNode> jobs(String item) {
    return list("/api/jobs?item=" + item, "jobs");
  }

  /** The recovery points of an item, newest first. */
  List<JsonNode> points(String item) {
    return list("/api/recovery-points?item=" + item, "recoveryPoints");
  }

  private List<JsonNode> list(String path, String field) {
    Api.Answer answer = api.get(path);
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
    List<JsonNode> found = new ArrayList<>();
    answer.body().path(field).forEach(found::add);
    return found;
  }
}
