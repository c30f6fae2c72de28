package dev.vaultline.pipeline.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.machine.DiskSlot;
import java.util.Map;
import java.util.TreeMap;

/** Disks by where they are attached, as JSON. */
public final class DiskSlots {
  private DiskSlots() {}

  /** An object of the disks' ids by the words of their slots. */
  public static ObjectNode encode(Map<DiskSlot, ManagedDiskId> disks) {
    ObjectNode json = Json.object();
    new TreeMap<>(disks).forEach((slot, disk) -> json.put(slot.toString(), disk.toString()));
    return json;
  }

  /** The disks of such an object. */
  public static Map<DiskSlot, ManagedDiskId> decode(JsonNode json) {
    Map<DiskSlot, ManagedDiskId> disks = new TreeMap<>();
    json.fieldNames()
        .forEachRemaining(
            slot -> disks.put(DiskSlot.parse(slot), ManagedDiskId.parse(Json.text(json, slot))));
    return disks;
  }
}
