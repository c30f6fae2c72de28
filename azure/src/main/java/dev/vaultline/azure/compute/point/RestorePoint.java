package dev.vaultline.azure.compute.point;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.arm.Resource;
import dev.vaultline.azure.compute.arm.ResultType;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.Consistency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All disks of a machine at one instant.
 *
 * @param consistency as it was taken; empty while Azure does not know yet
 * @param provisioningState {@code Succeeded} once it can be read
 * @param takenAt its instant
 * @param disks the system disk first, unless it was left out
 * @param machine the machine as it was: the {@code sourceMetadata} Azure keeps
 */
public record RestorePoint(
    ResourceId id,
    Optional<Consistency> consistency,
    String provisioningState,
    Optional<Instant> takenAt,
    List<PointDisk> disks,
    ObjectNode machine) {
  /** Its type, as ids have it. */
  public static final String TYPE = "Microsoft.Compute/restorePointCollections/restorePoints";

  /** A restore point as an operation's result. */
  public static final ResultType<RestorePoint> RESULT = RestorePoint::of;

  public RestorePoint {
    disks = List.copyOf(disks);
    machine = machine.deepCopy();
  }

  static RestorePoint of(JsonNode json) {
    JsonNode properties = json.path("properties");
    JsonNode source = properties.path("sourceMetadata");
    return new RestorePoint(
        Resource.of(json).id(),
        PointConsistency.of(properties),
        properties.path("provisioningState").asText(""),
        Resource.instant(properties, "timeCreated"),
        disks(source.path("storageProfile")),
        source instanceof ObjectNode machine ? machine : Json.object());
  }

  private static List<PointDisk> disks(JsonNode storage) {
    List<PointDisk> disks = new ArrayList<>();
    if (storage.path("osDisk").hasNonNull("diskRestorePoint")) {
      disks.add(PointDisk.of(storage.path("osDisk")));
    }
    for (JsonNode disk : storage.path("dataDisks")) {
      if (disk.hasNonNull("diskRestorePoint")) {
        disks.add(PointDisk.of(disk));
      }
    }
    return disks;
  }

  /** The region of the machine as it was, where the point is. */
  public Optional<String> region() {
    return Json.optionalText(machine, "location");
  }

  /** The machine as it was, as a copy that may be changed. */
  @Override
  public ObjectNode machine() {
    return machine.deepCopy();
  }

  /** Without the machine, which may hold data its owner gave it. */
  @Override
  public String toString() {
    return "restore point " + id;
  }
}
