package dev.vaultline.azure.compute.machine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.arm.Resource;
import dev.vaultline.engine.format.Json;
import java.util.Optional;

/**
 * A disk as a machine has it.
 *
 * @param lun the number under which the machine sees a data disk; empty for the system disk
 * @param caching {@code None}, {@code ReadOnly} or {@code ReadWrite}
 * @param disk the managed disk; empty when it is none, as of machines of the old kind
 */
public record MachineDisk(
    Optional<Integer> lun, String name, String caching, Optional<ResourceId> disk) {

  static MachineDisk of(JsonNode json) {
    return new MachineDisk(
        json.hasNonNull("lun") ? Optional.of(Json.smallNumber(json, "lun")) : Optional.empty(),
        json.path("name").asText(""),
        json.path("caching").asText("None"),
        Resource.id(json.path("managedDisk"), "id"));
  }
}
