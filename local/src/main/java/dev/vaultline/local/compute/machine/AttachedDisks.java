package dev.vaultline.local.compute.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.access.Grants;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.disk.DiskMaker;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Json;
import dev.vaultline.local.compute.store.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Attaches disks to machines as their storage profile says, by Azure's rules. */
public final class AttachedDisks {
  private final ComputeStore store;
  private final Grants grants;
  private final DiskMaker maker;

  public AttachedDisks(ComputeStore store, Grants grants, DiskMaker maker) {
    this.store = store;
    this.grants = grants;
    this.maker = maker;
  }

  /** The entries of disks in a storage profile, the disk of the system first. */
  public static List<ObjectNode> entries(Resource machine) {
    JsonNode profile = machine.property("storageProfile");
    Stream<JsonNode> data = Json.stream(profile.path("dataDisks"));
    return Stream.concat(Stream.of(profile.path("osDisk")), data)
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .toList();
  }

  /** The id of the disk of an entry. */
  public static ArmId diskOf(JsonNode entry) {
    String text = entry.at("/managedDisk/id").asText();
    return ArmId.parse(text)
        .filter(id -> id.type().equals("disks"))
        .orElseThrow(
            () -> ArmException.invalid("The value '" + text + "' of managedDisk.id is no disk."));
  }

  /**
   * Makes the disks be attached as the machine says now.
   *
   * @param before the machine as it was; the same object for one that is new
   * @throws ArmException when a disk cannot be attached
   */
  void settle(Resource before, Resource machine, boolean created) {
    for (ObjectNode entry : entries(machine)) {
      if (entry.at("/managedDisk/id").asText().isEmpty()) {
        make(machine, entry);
      }
    }
    Map<String, ArmId> had = created ? Map.of() : ids(before);
    Map<String, ArmId> has = ids(machine);
    had.forEach((key, id) -> detachUnlessIn(has, key, id));
    for (ObjectNode entry : entries(machine)) {
      ArmId id = diskOf(entry);
      Resource disk = store.get(id);
      if (!had.containsKey(id.key())) {
        attach(machine, disk);
      }
      describe(entry, disk);
    }
    requireDistinctLuns(machine);
  }

  private void make(Resource machine, ObjectNode entry) {
    if (!entry.path("createOption").asText().matches("FromImage|Empty")) {
      throw ArmException.invalid("Required parameter 'managedDisk.id' is missing.");
    }
    String name = entry.path("name").asText();
    if (name.isEmpty()) {
      name = machine.id().name() + "_disk_" + entry.path("lun").asText("os");
    }
    ArmId id = machine.id().sibling("disks", name);
    long size = Math.max(1, entry.path("diskSizeGB").asLong(30)) << 30;
    store.put(maker.empty(id, machine.location(), size));
    entry.withObject("/managedDisk").put("id", id.text());
  }

  private static Map<String, ArmId> ids(Resource machine) {
    Map<String, ArmId> ids = new LinkedHashMap<>();
    for (ObjectNode entry : entries(machine)) {
      ArmId id = diskOf(entry);
      ids.put(id.key(), id);
    }
    return ids;
  }

  private void detachUnlessIn(Map<String, ArmId> has, String key, ArmId id) {
    if (!has.containsKey(key)) {
      store.find(id).ifPresent(this::detach);
    }
  }

  private void detach(Resource disk) {
    disk.wire().remove("managedBy");
    disk.properties().put("diskState", "Unattached");
    store.put(disk);
  }

  /** Frees all disks of a machine that goes. */
  void detachAll(Resource machine) {
    ids(machine).values().forEach(id -> store.find(id).ifPresent(this::detach));
  }

  private void attach(Resource machine, Resource disk) {
    String owner = disk.wire().path("managedBy").asText();
    if (!owner.isEmpty() && !owner.equalsIgnoreCase(machine.id().text())) {
      throw new ArmException(
          409,
          "AttachDiskWhileOwnedByAnotherVM",
          "Disk '%s' cannot be attached as the disk is already owned by VM '%s'."
              .formatted(disk.id().name(), owner));
    }
    if (grants.active(disk.id()).isPresent()
        || disk.text("diskState").toLowerCase(Locale.ROOT).contains("upload")) {
      throw ArmException.notAllowed(
          ("Disk '%s' cannot be attached while it has an active shared access signature or is being"
                  + " uploaded. Call EndGetAccess first.")
              .formatted(disk.id().name()));
    }
    requireSamePlace(machine, disk);
    disk.wire().put("managedBy", machine.id().text());
    disk.properties().put("diskState", Power.of(machine).diskState());
    store.put(disk);
  }

  private static void requireSamePlace(Resource machine, Resource disk) {
    JsonNode machineZones = machine.wire().path("zones");
    JsonNode diskZones = disk.wire().path("zones");
    boolean zonesFit = diskZones.isEmpty() || machineZones.equals(diskZones);
    if (!disk.location().equalsIgnoreCase(machine.location()) || !zonesFit) {
      throw ArmException.invalid(
          "Disk '%s' is in %s, zones %s; expected those of the machine: %s, zones %s."
              .formatted(
                  disk.id().name(), disk.location(), diskZones, machine.location(), machineZones));
    }
  }

  private static void requireDistinctLuns(Resource machine) {
    ArrayNode disks = machine.properties().withObject("/storageProfile").withArray("dataDisks");
    long luns = Json.stream(disks).map(disk -> disk.path("lun").asInt()).distinct().count();
    if (luns < disks.size()) {
      throw ArmException.invalid("Two data disks have the same LUN.");
    }
  }

  private static void describe(ObjectNode entry, Resource disk) {
    entry.put("name", disk.id().name());
    entry.set("diskSizeGB", disk.property("diskSizeGB"));
    if (!entry.has("caching")) {
      entry.put("caching", "None");
    }
    if (!entry.has("deleteOption")) {
      entry.put("deleteOption", "Detach");
    }
    String sku = disk.wire().at("/sku/name").asText();
    entry.withObject("/managedDisk").put("storageAccountType", sku);
  }

  /** Shows on its disks whether a machine runs. */
  void show(Resource machine, Power power) {
    for (ArmId id : ids(machine).values()) {
      Resource disk = store.get(id);
      disk.properties().put("diskState", power.diskState());
      store.put(disk);
    }
  }
}
