package dev.vaultline.azure.managed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.azure.compute.machine.Machine;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.machine.DiskSlot;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * The description of a machine that goes into a recovery point: as the platform has it, less what
 * is of the moment or of extensions, and with the slots of the point's disks by their numbers.
 */
final class MachineText {
  private static final String PROPERTIES = "properties";
  private static final String VIEW = "instanceView";
  private static final String GENERATION = "hyperVGeneration";

  private MachineText() {}

  static String of(Machine machine, Collection<DiskSlot> slots) {
    ObjectNode json = machine.json();
    json.remove("resources");
    JsonNode generation = json.path(PROPERTIES).path(VIEW).path(GENERATION);
    if (json.path(PROPERTIES) instanceof ObjectNode properties) {
      properties.remove(VIEW);
      if (generation.isTextual()) {
        properties.putObject(VIEW).set(GENERATION, generation);
      }
    }
    ArrayNode written = json.putArray("slots");
    slots.forEach(slot -> written.add(slot.toString()));
    return new String(Json.write(json), StandardCharsets.UTF_8);
  }
}
