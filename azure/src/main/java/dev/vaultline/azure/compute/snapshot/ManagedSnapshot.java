package dev.vaultline.azure.compute.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.arm.Resource;
import dev.vaultline.azure.compute.arm.ResultType;
import dev.vaultline.engine.format.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * An incremental snapshot of a disk, as Azure keeps it.
 *
 * @param source the disk, or the snapshot it is a copy of
 * @param size of the disk in bytes
 * @param uniqueId Azure's own id of the snapshot
 * @param familyId what all snapshots share between which differences can be asked for
 * @param completionPercent how much of it was copied; it can be read from 100 on
 */
public record ManagedSnapshot(
    Resource resource,
    Optional<ResourceId> source,
    long size,
    String uniqueId,
    Optional<String> familyId,
    double completionPercent,
    Optional<Instant> createdAt,
    String provisioningState) {
  /** Its type, as ids have it. */
  public static final String TYPE = "Microsoft.Compute/snapshots";

  /** A snapshot as an operation's result. */
  public static final ResultType<ManagedSnapshot> RESULT = ManagedSnapshot::of;

  static ManagedSnapshot of(JsonNode json) {
    JsonNode properties = json.path("properties");
    return new ManagedSnapshot(
        Resource.of(json),
        Resource.id(properties.path("creationData"), "sourceResourceId"),
        Json.number(properties, "diskSizeBytes"),
        Json.optionalText(properties, "uniqueId").orElse(""),
        Json.optionalText(properties, "incrementalSnapshotFamilyId"),
        // Azure leaves it out where nothing is copied in the background.
        properties.path("completionPercent").asDouble(100),
        Resource.instant(properties, "timeCreated"),
        properties.path("provisioningState").asText(""));
  }

  /** Its id. */
  public ResourceId id() {
    return resource.id();
  }
}
