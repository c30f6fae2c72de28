package dev.vaultline.azure.compute.disk;

import com.azure.core.http.HttpMethod;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.azure.compute.ComputeOperation;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.arm.Access;
import dev.vaultline.azure.compute.arm.ArmConnection;
import dev.vaultline.azure.compute.arm.ArmRequest;
import dev.vaultline.azure.compute.arm.Operation;
import dev.vaultline.azure.compute.arm.Operations;
import dev.vaultline.azure.compute.arm.ResultType;
import dev.vaultline.engine.format.Json;
import java.util.Map;
import java.util.Optional;

/** The managed disks that an identity may see or change. Safe for use by many threads. */
public final class Disks {
  private final ArmConnection connection;
  private final Operations operations;
  private final Access access;

  /** The disks of one identity. */
  public Disks(ArmConnection connection) {
    this.connection = connection;
    this.operations = new Operations(connection);
    this.access =
        new Access(
            operations, ComputeOperation.BEGIN_DISK_ACCESS, ComputeOperation.END_DISK_ACCESS);
  }

  /** A disk; empty when there is none of this id. */
  public Optional<Disk> find(ResourceId id) {
    return connection.lookUp(request(ComputeOperation.GET_DISK, HttpMethod.GET, id)).map(Disk::of);
  }

  /** Makes a disk; the same one again does nothing. */
  public Operation<Disk> put(ResourceId id, NewDisk disk) {
    ArmRequest request = request(ComputeOperation.PUT_DISK, HttpMethod.PUT, id);
    return operations.start(request.with(disk.body()), Disk.RESULT);
  }

  /** Gives a disk these tags in place of those it has. */
  public Operation<Disk> tag(ResourceId id, Map<String, String> tags) {
    ObjectNode body = Json.object();
    ObjectNode written = body.putObject("tags");
    tags.forEach(written::put);
    ArmRequest request = request(ComputeOperation.UPDATE_DISK, HttpMethod.PATCH, id);
    return operations.start(request.with(body), Disk.RESULT);
  }

  /** Deletes a disk that is not attached; it need not be there. */
  public Operation<Boolean> delete(ResourceId id) {
    return operations.start(
        request(ComputeOperation.DELETE_DISK, HttpMethod.DELETE, id), ResultType.NOTHING);
  }

  /** Access to what disks hold. */
  public Access access() {
    return access;
  }

  private static ArmRequest request(ComputeOperation operation, HttpMethod method, ResourceId id) {
    return ArmRequest.of(operation, method, id.require(Disk.TYPE).value());
  }
}
