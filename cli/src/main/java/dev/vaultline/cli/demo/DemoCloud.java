package dev.vaultline.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.cli.server.ServiceClient;
import dev.vaultline.engine.format.Json;
import dev.vaultline.local.compute.ComputeEmulator;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The emulated cloud, as Azure Resource Manager shows it. */
final class DemoCloud {
  private static final String GROUP =
      "/subscriptions/" + ComputeEmulator.SUBSCRIPTION + "/resourceGroups/machines";
  private static final Map<String, String> MACHINES = Map.of("api-version", "2025-04-01");
  private static final Map<String, String> DISKS = Map.of("api-version", "2025-01-02");

  private final ServiceClient cloud;

  /**
   * The cloud behind an emulator.
   *
   * @param emulator such as {@code http://127.0.0.1:7073}
   */
  DemoCloud(URI emulator) {
    this.cloud = ServiceClient.local(emulator);
  }

  /** The id of a machine. */
  static String machineId(String name) {
    return GROUP + "/providers/Microsoft.Compute/virtualMachines/" + name;
  }

  /** The id of a disk. */
  static String diskId(String name) {
    return GROUP + "/providers/Microsoft.Compute/disks/" + name;
  }

  /** The id of a network interface; there is no network, so any will do. */
  static String nicId(String name) {
    return GROUP + "/providers/Microsoft.Network/networkInterfaces/" + name;
  }

  /** The name at the end of an id. */
  static String name(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  /** The ids of a machine's disks, that of its system first. */
  List<String> disks(String machine) {
    JsonNode storage = cloud.get(machineId(machine), MACHINES).at("/properties/storageProfile");
    List<String> disks = new ArrayList<>();
    disks.add(storage.at("/osDisk/managedDisk/id").asText());
    storage.path("dataDisks").forEach(disk -> disks.add(disk.at("/managedDisk/id").asText()));
    return disks;
  }

  /** Whether a machine runs, and the like: {@code running}, {@code deallocated}. */
  String power(String machine) {
    Map<String, String> query = new HashMap<>(MACHINES);
    query.put("$expand", "instanceView");
    JsonNode view = cloud.get(machineId(machine), query).at("/properties/instanceView/statuses");
    return StreamSupport.stream(view.spliterator(), false)
        .map(status -> status.path("code").asText())
        .filter(code -> code.startsWith("PowerState/"))
        .map(DemoCloud::name)
        .findFirst()
        .orElse("in an unknown state");
  }

  /** The ids of all disks with a tag. */
  List<String> tagged(String tag, String value) {
    JsonNode all = cloud.get(GROUP + "/providers/Microsoft.Compute/disks", DISKS);
    List<String> disks = new ArrayList<>();
    for (JsonNode disk : Json.array(all, "value")) {
      if (disk.path("tags").path(tag).asText().equals(value)) {
        disks.add(disk.path("id").asText());
      }
    }
    return disks;
  }

  /** Where the guest of a machine would write to a disk. */
  Guest guest(String disk) {
    JsonNode answer = cloud.get("/emulator/disk", Map.of("id", disk));
    String url = Json.text(answer, "url");
    // The account's own key opens it as well, and that is no secret of this disk.
    return new Guest(url.substring(0, url.indexOf('?')), Json.number(answer, "sizeBytes"));
  }

  /**
   * A disk as its guest sees it.
   *
   * @param url of the page blob behind it
   * @param size in bytes, without the footer that the blob has after them
   */
  record Guest(String url, long size) {}
}
