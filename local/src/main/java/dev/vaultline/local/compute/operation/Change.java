package dev.vaultline.local.compute.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.store.Json;
import java.util.Optional;

/**
 * What the end of an operation does to its resource.
 *
 * @param wire merged into what answers show
 * @param hidden merged into the emulator's notes
 * @param removes whether the resource goes, with all that belongs to it
 * @param output what the operation answers, for those that are not about the resource itself
 */
public record Change(
    ObjectNode wire, ObjectNode hidden, boolean removes, Optional<ObjectNode> output) {
  /** The resource is as asked. */
  public static Change succeeded() {
    return properties(Json.object());
  }

  /** The resource is as asked, with further properties. */
  public static Change properties(ObjectNode properties) {
    ObjectNode wire = Json.object();
    wire.set("properties", properties.put("provisioningState", "Succeeded"));
    return new Change(wire, Json.object(), false, Optional.empty());
  }

  /** The emulator knows something new about the resource. */
  public static Change notes(ObjectNode hidden) {
    return new Change(Json.object(), hidden, false, Optional.empty());
  }

  public static Change removal() {
    return new Change(Json.object(), Json.object(), true, Optional.empty());
  }

  /** The operation answers this. */
  public static Change answering(ObjectNode output) {
    return new Change(Json.object(), Json.object(), false, Optional.of(output));
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("removes", removes);
    json.set("wire", wire);
    json.set("hidden", hidden);
    output.ifPresent(value -> json.set("output", value));
    return json;
  }

  static Change read(ObjectNode json) {
    return new Change(
        json.withObject("/wire"),
        json.withObject("/hidden"),
        json.path("removes").asBoolean(),
        json.has("output") ? Optional.of(json.withObject("/output")) : Optional.empty());
  }
}
