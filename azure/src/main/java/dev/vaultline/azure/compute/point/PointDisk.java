package dev.vaultline.azure.compute.point;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.arm.Resource;
import dev.vaultline.engine.format.Json;
import java.util.Optional;

/**
 * A disk of a restore point.
 *
 * @param lun of a data disk; empty for the system disk
 * @param caching {@code None}, {@code ReadOnly} or {@code ReadWrite}
 * @param disk it was taken of
 * @param diskRestorePoint where its content is
 */
public record PointDisk(
    Optional<Integer> lun,
    String name,
    String caching,
    Optional<ResourceId> disk,
    Optional<ResourceId> diskRestorePoint) {

  static PointDisk of(JsonNode json) {
    return new PointDisk(
        json.hasNonNull("lun") ? Optional.of(Json.smallNumber(json, "lun")) : Optional.empty(),
        json.path("name").asText(""),
        json.path("caching").asText("None"),
        Resource.id(json.path("managedDisk"), "id"),
        Resource.id(json.path("diskRestorePoint"), "id"));
  }
}
