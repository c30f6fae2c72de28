package dev.vaultline.cli.item;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.engine.format.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A protected item as the service shows it.
 *
 * @param protection {@code protected} or {@code stopped}
 * @param job that works on it now
 * @param json the whole answer
 */
record Item(
    String id,
    Optional<String> policy,
    String protection,
    List<Disk> disks,
    Optional<String> job,
    JsonNode json) {

  /** One of its disks. */
  record Disk(String kind, String location) {}

  static Item of(JsonNode json) {
    List<Disk> disks = new ArrayList<>();
    for (JsonNode disk : json.path("disks")) {
      disks.add(new Disk(disk.path("kind").asText(), disk.path("location").asText()));
    }
    return new Item(
        Json.text(json, "id"),
        Json.optionalText(json, "policy"),
        Json.text(json, "protection"),
        List.copyOf(disks),
        Optional.of(json.path("claim").path("job").asText()).filter(text -> !text.isEmpty()),
        json);
  }
}
