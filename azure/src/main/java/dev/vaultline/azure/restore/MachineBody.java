package dev.vaultline.azure.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.azure.compute.arm.Resource;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.target.ManagedDiskId;
import dev.vaultline.pipeline.target.NewMachine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The body by which Azure makes a machine from disks that hold its system. Of the description it
 * takes what belongs to the machine alone: its security, licence, plan and the caching of disks. It
 * takes neither its identities, whose rights a copy should not get by itself, nor its availability
 * or capacity groups, which need not have room.
 */
final class MachineBody {
  private static final List<String> KEPT =
      List.of("securityProfile", "licenseType", "additionalCapabilities");

  private MachineBody() {}

  static ObjectNode of(NewMachine machine, JsonNode description, String owner) {
    Map<String, String> tags = new LinkedHashMap<>(machine.tags());
    tags.putAll(RestoreTag.CREATED.of(owner));
    ObjectNode body = Resource.body(machine.region(), tags);
    machine.zone().ifPresent(zone -> body.putArray("zones").add(zone));
    if (description.path("plan").isObject()) {
      body.set("plan", description.path("plan").deepCopy());
    }
    JsonNode described = description.path("properties");
    ObjectNode properties = body.putObject("properties");
    properties.putObject("hardwareProfile").put("vmSize", machine.size());
    storage(machine, described.path("storageProfile"), properties.putObject("storageProfile"));
    network(machine, properties.putObject("networkProfile"));
    for (String name : KEPT) {
      if (described.hasNonNull(name)) {
        properties.set(name, described.path(name).deepCopy());
      }
    }
    return body;
  }

  private static void storage(NewMachine machine, JsonNode described, ObjectNode storage) {
    ArrayNode data = storage.putArray("dataDisks");
    new TreeMap<>(machine.disks())
        .forEach(
            (slot, disk) -> {
              if (slot.equals(DiskSlot.OS)) {
                JsonNode system = described.path("osDisk");
                ObjectNode written = attached(storage.putObject("osDisk"), disk, system);
                written.put("osType", system.path("osType").asText("Linux"));
              } else {
                int lun = slot.lun().orElseThrow();
                attached(data.addObject(), disk, dataDisk(described, lun)).put("lun", lun);
              }
            });
  }

  private static ObjectNode attached(ObjectNode disk, ManagedDiskId id, JsonNode described) {
    disk.put("name", id.name()).put("createOption", "Attach").put("deleteOption", "Detach");
    disk.put("caching", described.path("caching").asText("None"));
    disk.putObject("managedDisk").put("id", id.toString());
    return disk;
  }

  private static JsonNode dataDisk(JsonNode described, int lun) {
    for (JsonNode disk : described.path("dataDisks")) {
      if (disk.path("lun").asInt(-1) == lun) {
        return disk;
      }
    }
    return described.path("none");
  }

  private static void network(NewMachine machine, ObjectNode network) {
    if (machine.subnet().isPresent()) {
      newInterface(machine, machine.subnet().get(), network);
      return;
    }
    ArrayNode nics = network.putArray("networkInterfaces");
    for (String nic : machine.nics()) {
      boolean primary = nics.isEmpty();
      nics.addObject().put("id", nic).putObject("properties").put("primary", primary);
    }
  }

  /** Azure makes the interface with the machine, and deletes it with the machine. */
  private static void newInterface(NewMachine machine, String subnet, ObjectNode network) {
    network.put("networkApiVersion", "2020-11-01");
    ObjectNode nic = network.putArray("networkInterfaceConfigurations").addObject();
    nic.put("name", machine.id().name() + "-nic");
    ObjectNode properties = nic.putObject("properties");
    properties.put("primary", true).put("deleteOption", "Delete");
    ObjectNode address = properties.putArray("ipConfigurations").addObject();
    address.put("name", "primary");
    address.putObject("properties").putObject("subnet").put("id", subnet);
  }
}
