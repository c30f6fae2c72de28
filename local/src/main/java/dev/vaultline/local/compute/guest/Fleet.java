package dev.vaultline.local.compute.guest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.machine.Power;
import dev.vaultline.local.compute.store.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Machines to make.
 *
 * @param machines one entry for each
 */
public record Fleet(List<Machine> machines) {
  /** The subscription of machines that name no other. */
  public static final String SUBSCRIPTION = "00000000-0000-0000-0000-00000000e310";

  private static final int MOST = 100_000;

  /**
   * A machine to make.
   *
   * @param id its id
   * @param power whether it runs
   * @param request what a PUT of the machine would say, without disks
   * @param disks its disks, that of the system first
   */
  record Machine(ArmId id, Power power, ObjectNode request, List<Disk> disks) {
    String location() {
      return request.path("location").asText();
    }
  }

  /**
   * A disk to make.
   *
   * @param size in bytes
   * @param description sku, caching and tags, as far as they are said
   */
  record Disk(long size, JsonNode description) {
    static Disk read(JsonNode json) {
      long size = json.path("sizeBytes").asLong(json.path("sizeGB").asLong(1) << 30);
      if (size <= 0 || size % 512 != 0) {
        throw new IllegalArgumentException(
            "a disk has whole pages of 512 bytes; found " + size + " bytes");
      }
      return new Disk(size, json);
    }
  }

  /**
   * Reads a fleet.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Fleet read(ObjectNode json) {
    String home = json.path("subscription").asText(SUBSCRIPTION);
    List<Machine> machines =
        Json.stream(json.path("machines")).flatMap(entry -> machines(json, entry, home)).toList();
    if (machines.isEmpty()) {
      throw new IllegalArgumentException("a fleet has 'machines', each with a 'name'");
    }
    return new Fleet(machines);
  }

  private static Stream<Machine> machines(ObjectNode fleet, JsonNode entry, String subscription) {
    String name = entry.path("name").asText();
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9-]{0,63}")) {
      throw new IllegalArgumentException(
          "a machine's name has letters, digits and hyphens; found '" + name + "'");
    }
    if (!entry.has("count")) {
      return Stream.of(machine(fleet, entry, subscription, name));
    }
    return IntStream.rangeClosed(1, Math.min(MOST, entry.path("count").asInt()))
        .mapToObj(
            i ->
                machine(
                    fleet, entry, subscription, String.format(Locale.ROOT, "%s-%04d", name, i)));
  }

  private static Machine machine(
      ObjectNode fleet, JsonNode entry, String subscription, String name) {
    String group = either(entry, fleet, "resourceGroup", "machines");
    ObjectNode request = Json.object();
    request.put("location", either(entry, fleet, "location", "westeurope"));
    for (String kept : new String[] {"tags", "zones"}) {
      if (entry.has(kept)) {
        request.set(kept, entry.get(kept));
      }
    }
    ObjectNode properties = request.putObject("properties");
    properties
        .putObject("hardwareProfile")
        .put("vmSize", entry.path("size").asText("Standard_D2s_v5"));
    properties.putObject("osProfile").put("computerName", name).put("adminUsername", "azureuser");
    String nic =
        "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.Network/networkInterfaces/%s-nic"
            .formatted(subscription, group, name);
    properties.putObject("networkProfile").putArray("networkInterfaces").addObject().put("id", nic);
    List<Disk> disks =
        Stream.concat(Stream.of(entry.path("osDisk")), Json.stream(entry.path("dataDisks")))
            .map(Disk::read)
            .toList();
    ArmId id = new ArmId(subscription, group, List.of("virtualMachines"), List.of(name));
    Power power = Power.valueOf(entry.path("power").asText("running").toUpperCase(Locale.ROOT));
    return new Machine(id, power, request, disks);
  }

  private static String either(JsonNode entry, JsonNode fleet, String name, String otherwise) {
    return entry.path(name).asText(fleet.path(name).asText(otherwise));
  }
}
