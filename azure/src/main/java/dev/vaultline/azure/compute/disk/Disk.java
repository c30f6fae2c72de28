package dev.vaultline.azure.compute.disk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.arm.Resource;
import dev.vaultline.azure.compute.arm.ResultType;
import dev.vaultline.engine.format.Json;
import java.util.Optional;

/**
 * A managed disk.
 *
 * @param size in bytes
 * @param sku such as {@code Premium_LRS}
 * @param uniqueId Azure's own id of it, which a disk made anew under the same name does not share
 * @param state such as {@code Attached}, {@code Unattached}, {@code ReadyToUpload}, {@code
 *     ActiveSAS}
 * @param machine which it is attached to
 * @param osType {@code Linux} or {@code Windows} for system disks
 * @param generation of the virtual hardware, {@code V1} or {@code V2}, of system disks
 */
public record Disk(
    Resource resource,
    long size,
    String sku,
    String uniqueId,
    String state,
    String provisioningState,
    Optional<ResourceId> machine,
    Optional<String> osType,
    Optional<String> generation) {
  /** Its type, as ids have it. */
  public static final String TYPE = "Microsoft.Compute/disks";

  /** A disk as an operation's result. */
  public static final ResultType<Disk> RESULT = Disk::of;

  static Disk of(JsonNode json) {
    JsonNode properties = json.path("properties");
    return new Disk(
        Resource.of(json),
        Json.number(properties, "diskSizeBytes"),
        json.path("sku").path("name").asText(""),
        Json.optionalText(properties, "uniqueId").orElse(""),
        properties.path("diskState").asText(""),
        properties.path("provisioningState").asText(""),
        Resource.id(json, "managedBy"),
        Json.optionalText(properties, "osType"),
        Json.optionalText(properties, "hyperVGeneration"));
  }

  /** Its id. */
  public ResourceId id() {
    return resource.id();
  }
}
