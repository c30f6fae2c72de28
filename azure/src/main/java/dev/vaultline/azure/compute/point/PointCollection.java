package dev.vaultline.azure.compute.point;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.arm.Resource;
import dev.vaultline.azure.compute.arm.ResultType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The restore points of one machine.
 *
 * @param machine whose points they are
 * @param points empty unless they were asked for
 */
public record PointCollection(
    Resource resource, Optional<ResourceId> machine, List<RestorePoint> points) {
  /** Its type, as ids have it. */
  public static final String TYPE = "Microsoft.Compute/restorePointCollections";

  /** A collection as an operation's result. */
  public static final ResultType<PointCollection> RESULT = PointCollection::of;

  public PointCollection {
    points = List.copyOf(points);
  }

  static PointCollection of(JsonNode json) {
    JsonNode properties = json.path("properties");
    List<RestorePoint> points = new ArrayList<>();
    properties.path("restorePoints").forEach(point -> points.add(RestorePoint.of(point)));
    return new PointCollection(
        Resource.of(json), Resource.id(properties.path("source"), "id"), points);
  }
}
