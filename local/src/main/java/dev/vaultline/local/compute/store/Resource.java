package dev.vaultline.local.compute.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.arm.ArmId;
import java.util.Locale;
import java.util.Optional;

/**
 * A resource: what answers show of it, and what only the emulator knows. Both are changed in place
 * by whoever read it, and count when it is stored again.
 *
 * @param id its id
 * @param wire the JSON of answers
 * @param hidden the emulator's own notes
 */
public record Resource(ArmId id, ObjectNode wire, ObjectNode hidden) {
  /** A new one with the properties that all resources have. */
  public static Resource create(ArmId id, String location) {
    ObjectNode wire = Json.object();
    wire.put("name", id.name()).put("id", id.text()).put("type", id.fullType());
    wire.put("location", location);
    wire.putObject("properties");
    return new Resource(id, wire, Json.object());
  }

  public ObjectNode properties() {
    return wire.withObject("/properties");
  }

  public JsonNode property(String name) {
    return wire.path("properties").path(name);
  }

  public String text(String property) {
    return property(property).asText();
  }

  public String location() {
    return wire.path("location").asText();
  }

  /** Copies what a request says beside the properties: tags, zones, sku, identity. */
  public void describe(ObjectNode request) {
    for (String name : new String[] {"tags", "zones", "sku", "identity", "plan"}) {
      JsonNode value = request.path(name);
      if (!value.isMissingNode() && !value.isNull()) {
        wire.set(name, value);
      }
    }
  }

  /** Where the bytes are; empty for a resource without bytes. */
  public Optional<Content> content() {
    return Content.read(hidden);
  }

  public Resource with(Content content) {
    content.write(hidden);
    return this;
  }

  /** To what it belongs, for look-ups: a machine, a disk or a family. */
  public String link() {
    return hidden.path("link").asText("");
  }

  public Resource linkedTo(String link) {
    hidden.put("link", link.toLowerCase(Locale.ROOT));
    return this;
  }
}
