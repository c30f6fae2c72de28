package dev.vaultline.azure.compute.point;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.arm.Resource;
import dev.vaultline.engine.format.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * One disk at the instant of a restore point.
 *
 * @param disk it was taken of
 * @param diskUniqueId Azure's own id of that disk
 * @param familyId what all points and snapshots share between which differences can be asked for
 * @param completionPercent how much of it was copied; it can be read from 100 on
 */
public record DiskRestorePoint(
    ResourceId id,
    Optional<ResourceId> disk,
    String diskUniqueId,
    Optional<String> familyId,
    double completionPercent,
    Optional<Instant> takenAt) {
  /** Its type, as ids have it. */
  public static final String TYPE =
      "Microsoft.Compute/restorePointCollections/restorePoints/diskRestorePoints";

  static DiskRestorePoint of(JsonNode json) {
    JsonNode properties = json.path("properties");
    return new DiskRestorePoint(
        Resource.of(json).id(),
        Resource.id(properties, "sourceResourceId"),
        Json.optionalText(properties, "sourceUniqueId").orElse(""),
        Json.optionalText(properties, "familyId"),
        // Azure leaves it out where nothing is copied in the background.
        properties.path("completionPercent").asDouble(100),
        Resource.instant(properties, "timeCreated"));
  }
}
