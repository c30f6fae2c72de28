package dev.vaultline.azure.compute.point;

import com.azure.core.http.HttpMethod;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.azure.compute.ComputeOperation;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.arm.Access;
import dev.vaultline.azure.compute.arm.ArmConnection;
import dev.vaultline.azure.compute.arm.ArmRequest;
import dev.vaultline.azure.compute.arm.Operation;
import dev.vaultline.azure.compute.arm.Operations;
import dev.vaultline.azure.compute.arm.Resource;
import dev.vaultline.azure.compute.arm.ResultType;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.Consistency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Restore points and their collections. Safe for use by many threads. */
public final class RestorePoints {
  private final ArmConnection connection;
  private final Operations operations;
  private final Access access;

  /** The restore points of one identity. */
  public RestorePoints(ArmConnection connection) {
    this.connection = connection;
    this.operations = new Operations(connection);
    this.access =
        new Access(
            operations,
            ComputeOperation.BEGIN_DISK_RESTORE_POINT_ACCESS,
            ComputeOperation.END_DISK_RESTORE_POINT_ACCESS);
  }

  /** Makes the collection of a machine's points, in the machine's region. */
  public Operation<PointCollection> putCollection(
      ResourceId id, ResourceId machine, String location, Map<String, String> tags) {
    ObjectNode body = Resource.body(location, tags);
    body.putObject("properties").putObject("source").put("id", machine.value());
    ArmRequest request =
        collection(ComputeOperation.PUT_RESTORE_POINT_COLLECTION, HttpMethod.PUT, id);
    return operations.start(request.with(body), PointCollection.RESULT);
  }

  /** A collection with its points; empty when there is none of this id. */
  public Optional<PointCollection> findCollection(ResourceId id) {
    return connection
        .lookUp(
            collection(ComputeOperation.GET_RESTORE_POINT_COLLECTION, HttpMethod.GET, id)
                .expand("restorePoints"))
        .map(PointCollection::of);
  }

  /** Deletes a collection with all its points; it need not be there. */
  public Operation<Boolean> deleteCollection(ResourceId id) {
    return operations.start(
        collection(ComputeOperation.DELETE_RESTORE_POINT_COLLECTION, HttpMethod.DELETE, id),
        ResultType.NOTHING);
  }

  /**
   * Takes a restore point. Of one machine one at a time, and at least an hour apart, or three where
   * it is application-consistent.
   *
   * @param consistency crash, or else the best the machine allows
   * @param excluded disks that are left out
   */
  public Operation<RestorePoint> take(
      ResourceId id, Consistency consistency, List<ResourceId> excluded) {
    ObjectNode body = Json.object();
    ObjectNode properties = body.putObject("properties");
    PointConsistency.requested(consistency)
        .ifPresent(mode -> properties.put("consistencyMode", mode));
    if (!excluded.isEmpty()) {
      ArrayNode written = properties.putArray("excludeDisks");
      excluded.forEach(disk -> written.addObject().put("id", disk.value()));
    }
    ArmRequest request = point(ComputeOperation.PUT_RESTORE_POINT, HttpMethod.PUT, id);
    return operations.start(request.with(body), RestorePoint.RESULT);
  }

  /** A restore point; empty when there is none of this id. */
  public Optional<RestorePoint> find(ResourceId id) {
    return connection
        .lookUp(point(ComputeOperation.GET_RESTORE_POINT, HttpMethod.GET, id))
        .map(RestorePoint::of);
  }

  /** Deletes a restore point; it need not be there. */
  public Operation<Boolean> delete(ResourceId id) {
    return operations.start(
        point(ComputeOperation.DELETE_RESTORE_POINT, HttpMethod.DELETE, id), ResultType.NOTHING);
  }

  /** One disk of a restore point; empty when there is none of this id. */
  public Optional<DiskRestorePoint> findDisk(ResourceId id) {
    String path = id.require(DiskRestorePoint.TYPE).value();
    return connection
        .lookUp(ArmRequest.of(ComputeOperation.GET_DISK_RESTORE_POINT, HttpMethod.GET, path))
        .map(DiskRestorePoint::of);
  }

  /** Access to what the disks of restore points hold, for reading. */
  public Access access() {
    return access;
  }

  private static ArmRequest collection(
      ComputeOperation operation, HttpMethod method, ResourceId id) {
    return ArmRequest.of(operation, method, id.require(PointCollection.TYPE).value());
  }

  private static ArmRequest point(ComputeOperation operation, HttpMethod method, ResourceId id) {
    return ArmRequest.of(operation, method, id.require(RestorePoint.TYPE).value());
  }
}
