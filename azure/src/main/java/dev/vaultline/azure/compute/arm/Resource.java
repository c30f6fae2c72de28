package dev.vaultline.azure.compute.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all resources have.
 *
 * @param zones the availability zones it is in, such as {@code 1}; empty when it is in none
 */
public record Resource(
    ResourceId id, String name, String location, List<String> zones, Map<String, String> tags) {

  public Resource {
    zones = List.copyOf(zones);
    tags = Map.copyOf(tags);
  }

  /**
   * Reads the head of a resource. The location is empty where Azure leaves it out, as it does for
   * what is within another resource.
   *
   * @throws MalformedException when it is none
   */
  public static Resource of(JsonNode json) {
    ResourceId id = id(json, "id").orElseThrow(() -> new MalformedException("it has no id"));
    List<String> zones = new ArrayList<>();
    json.path("zones").forEach(zone -> zones.add(zone.asText()));
    return new Resource(
        id, id.name(), json.path("location").asText(""), zones, tags(json.path("tags")));
  }

  private static Map<String, String> tags(JsonNode json) {
    Map<String, String> tags = new LinkedHashMap<>();
    json.fields().forEachRemaining(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    return tags;
  }

  /** A field that is the id of a resource, or not there. */
  public static Optional<ResourceId> id(JsonNode json, String field) {
    try {
      return Json.optionalText(json, field).map(ResourceId::new);
    } catch (InvalidInputException e) {
      throw new MalformedException("its field '" + field + "' is not the id of a resource", e);
    }
  }

  /** A field that is an instant, at whatever offset, or not there. */
  public static Optional<Instant> instant(JsonNode json, String field) {
    try {
      return Json.optionalText(json, field).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw new MalformedException("its field '" + field + "' is not an instant", e);
    }
  }

  /** The body of a request that makes a resource at a location. */
  public static ObjectNode body(String location, Map<String, String> tags) {
    ObjectNode json = Json.object().put("location", location);
    if (!tags.isEmpty()) {
      ObjectNode written = json.putObject("tags");
      tags.forEach(written::put);
    }
    return json;
  }
}
