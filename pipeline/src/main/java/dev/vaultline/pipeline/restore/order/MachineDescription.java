package dev.vaultline.pipeline.restore.order;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.engine.DamagedException;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.table.Fields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The machine that a recovery point is of, as the platform described it then.
 *
 * @param json the whole description
 */
public record MachineDescription(JsonNode json) {
  /** Under which a restore keeps it that makes a machine: its recovery point may go meanwhile. */
  public static final Parts.Note<String> NOTE = Parts.text("machine");

  /**
   * The description in a recovery point.
   *
   * @throws DamagedException when it cannot be read
   */
  static MachineDescription read(String point, String text) {
    try {
      MachineDescription description =
          new MachineDescription(Json.read(text.getBytes(StandardCharsets.UTF_8)));
      description.id();
      description.slots();
      return description;
    } catch (MalformedException | InvalidInputException e) {
      throw new DamagedException(
          "the description of a machine in recovery point " + point,
          String.valueOf(e.getMessage()),
          e);
    }
  }

  /** The machine. */
  public MachineId id() {
    return new MachineId(Json.text(json, "id"));
  }

  /** Its region. */
  public String region() {
    return Json.text(json, "location");
  }

  /** The availability zone it is bound to. */
  public Optional<String> zone() {
    return Optional.ofNullable(json.path("zones").path(0).textValue());
  }

  /** Its size. */
  public String size() {
    return Json.text(json.path("properties").path("hardwareProfile"), "vmSize");
  }

  /** The ids of its network interfaces, the primary one first. */
  public List<String> nics() {
    List<String> nics = new ArrayList<>();
    for (JsonNode nic : json.path("properties").path("networkProfile").path("networkInterfaces")) {
      boolean primary = nic.path("properties").path("primary").booleanValue();
      nics.add(primary ? 0 : nics.size(), Json.text(nic, "id"));
    }
    return nics;
  }

  /** Its tags. */
  public Map<String, String> tags() {
    return Fields.textMap(json.path("tags"));
  }

  /** Where its disks were attached, in the order of their numbers in the recovery point. */
  public List<DiskSlot> slots() {
    List<DiskSlot> slots = new ArrayList<>();
    for (JsonNode slot : Json.array(json, "slots")) {
      slots.add(DiskSlot.parse(slot.asText()));
    }
    return slots;
  }

  /** Where a disk of the recovery point was attached. */
  public Optional<DiskSlot> slot(int number) {
    List<DiskSlot> slots = slots();
    return number < slots.size() ? Optional.of(slots.get(number)) : Optional.empty();
  }

  /** {@code V1} or {@code V2}, the generation of the machine's firmware. */
  public Optional<String> generation() {
    return Optional.ofNullable(
        json.path("properties").path("instanceView").path("hyperVGeneration").textValue());
  }

  /** {@code Linux} or {@code Windows}. */
  public Optional<String> osType() {
    return Optional.ofNullable(storage().path("osDisk").path("osType").textValue());
  }

  /** The kind of storage a disk was on. */
  public Optional<String> sku(DiskSlot slot) {
    return Optional.ofNullable(
        disk(slot).path("managedDisk").path("storageAccountType").textValue());
  }

  private JsonNode disk(DiskSlot slot) {
    if (slot.lun().isEmpty()) {
      return storage().path("osDisk");
    }
    for (JsonNode disk : storage().path("dataDisks")) {
      if (disk.path("lun").asInt(-1) == slot.lun().getAsInt()) {
        return disk;
      }
    }
    return storage().path("none");
  }

  private JsonNode storage() {
    return json.path("properties").path("storageProfile");
  }
}
