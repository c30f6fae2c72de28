package dev.vaultline.azure.compute.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.arm.Resource;
import dev.vaultline.azure.compute.arm.ResultType;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A virtual machine.
 *
 * @param vmId Azure's own id of it, which a machine made anew under the same name does not share
 * @param size such as {@code Standard_D2s_v5}
 * @param osType {@code Linux} or {@code Windows}; empty where it is not known
 * @param power {@link PowerState#UNKNOWN} in listings
 * @param disks the system disk first, then the data disks
 * @param nics its network interfaces, in order
 * @param json all Azure says of it
 */
public record Machine(
    Resource resource,
    String vmId,
    String size,
    String osType,
    PowerState power,
    String provisioningState,
    List<MachineDisk> disks,
    List<ResourceId> nics,
    ObjectNode json) {
  /** Its type, as ids have it. */
  public static final String TYPE = "Microsoft.Compute/virtualMachines";

  /** A machine as an operation's result. */
  public static final ResultType<Machine> RESULT = Machine::of;

  public Machine {
    disks = List.copyOf(disks);
    nics = List.copyOf(nics);
    json = json.deepCopy();
  }

  static Machine of(JsonNode json) {
    if (!(json instanceof ObjectNode object)) {
      throw new MalformedException("a machine is not a JSON object");
    }
    JsonNode properties = json.path("properties");
    return new Machine(
        Resource.of(json),
        Json.optionalText(properties, "vmId").orElse(""),
        properties.path("hardwareProfile").path("vmSize").asText(""),
        properties.path("storageProfile").path("osDisk").path("osType").asText(""),
        PowerState.of(properties.path("instanceView").path("statuses")),
        properties.path("provisioningState").asText(""),
        disks(properties.path("storageProfile")),
        nics(properties.path("networkProfile").path("networkInterfaces")),
        object);
  }

  private static List<MachineDisk> disks(JsonNode storage) {
    List<MachineDisk> disks = new ArrayList<>();
    if (storage.path("osDisk").isObject()) {
      disks.add(MachineDisk.of(storage.path("osDisk")));
    }
    storage.path("dataDisks").forEach(disk -> disks.add(MachineDisk.of(disk)));
    return disks;
  }

  private static List<ResourceId> nics(JsonNode interfaces) {
    List<ResourceId> nics = new ArrayList<>();
    interfaces.forEach(nic -> Resource.id(nic, "id").ifPresent(nics::add));
    return nics;
  }

  /** Its id. */
  public ResourceId id() {
    return resource.id();
  }

  /** Its identities, as the body that makes a machine has them; empty when it has none. */
  public Optional<JsonNode> identity() {
    return Optional.ofNullable(json.get("identity")).map(JsonNode::deepCopy);
  }

  /** All Azure says of it, as a copy that may be changed: what a machine is made from again. */
  @Override
  public ObjectNode json() {
    return json.deepCopy();
  }

  /** Without the JSON, which may hold data its owner gave the machine. */
  @Override
  public String toString() {
    return "machine " + id();
  }
}
