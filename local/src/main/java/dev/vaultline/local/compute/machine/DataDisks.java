package dev.vaultline.local.compute.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.store.Json;
import dev.vaultline.local.compute.store.Resource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Changes the data disks of a machine as {@code attachDetachDataDisks} asks. */
final class DataDisks {
  private static final int MOST = 64;

  void change(Resource machine, ObjectNode request) {
    ArrayNode disks = machine.properties().withObject("/storageProfile").withArray("dataDisks");
    request.path("dataDisksToDetach").forEach(entry -> detach(disks, diskId(entry)));
    request.path("dataDisksToAttach").forEach(entry -> attach(disks, entry));
  }

  private static String diskId(JsonNode entry) {
    return entry.path("diskId").asText();
  }

  private static void detach(ArrayNode disks, String id) {
    List<JsonNode> left =
        Json.stream(disks)
            .filter(disk -> !disk.at("/managedDisk/id").asText().equalsIgnoreCase(id))
            .toList();
    if (left.size() == disks.size()) {
      throw ArmException.invalid("The disk " + id + " is no data disk of the machine.");
    }
    disks.removeAll();
    disks.addAll(left);
  }

  private static void attach(ArrayNode disks, JsonNode entry) {
    ObjectNode disk = disks.addObject();
    disk.put("createOption", "Attach");
    disk.put("lun", entry.has("lun") ? entry.path("lun").asInt() : freeLun(disks));
    for (String kept : new String[] {"caching", "deleteOption", "writeAcceleratorEnabled"}) {
      if (entry.has(kept)) {
        disk.set(kept, entry.get(kept));
      }
    }
    disk.putObject("managedDisk").put("id", diskId(entry));
  }

  private static int freeLun(ArrayNode disks) {
    Set<Integer> taken =
        Json.stream(disks)
            .filter(disk -> disk.has("lun"))
            .map(disk -> disk.path("lun").asInt())
            .collect(Collectors.toCollection(TreeSet::new));
    return IntStream.range(0, MOST)
        .filter(lun -> !taken.contains(lun))
        .findFirst()
        .orElseThrow(() -> ArmException.invalid("The machine has no free LUN."));
  }
}
