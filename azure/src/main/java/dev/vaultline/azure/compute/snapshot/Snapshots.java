package dev.vaultline.azure.compute.snapshot;

import com.azure.core.http.HttpMethod;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.azure.compute.ComputeOperation;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.arm.Access;
import dev.vaultline.azure.compute.arm.ArmConnection;
import dev.vaultline.azure.compute.arm.ArmRequest;
import dev.vaultline.azure.compute.arm.Operation;
import dev.vaultline.azure.compute.arm.Operations;
import dev.vaultline.azure.compute.arm.Pages;
import dev.vaultline.azure.compute.arm.Resource;
import dev.vaultline.azure.compute.arm.ResultType;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The snapshots that an identity may see or change. Safe for use by many threads. */
public final class Snapshots {
  private final ArmConnection connection;
  private final Operations operations;
  private final Access access;

  /** The snapshots of one identity. */
  public Snapshots(ArmConnection connection) {
    this.connection = connection;
    this.operations = new Operations(connection);
    this.access =
        new Access(
            operations,
            ComputeOperation.BEGIN_SNAPSHOT_ACCESS,
            ComputeOperation.END_SNAPSHOT_ACCESS);
  }

  /** Takes an incremental snapshot of a disk in the disk's region; at most 7 in 5 minutes. */
  public Operation<ManagedSnapshot> take(
      ResourceId id, ResourceId disk, String location, Map<String, String> tags) {
    return put(ComputeOperation.PUT_SNAPSHOT, id, "Copy", disk, location, tags);
  }

  /**
   * Begins to copy a snapshot into another region; {@link ManagedSnapshot#completionPercent} says
   * how far it is. Of one disk, one at a time, in the order they were taken.
   */
  public Operation<ManagedSnapshot> copy(
      ResourceId id, ResourceId snapshot, String location, Map<String, String> tags) {
    return put(ComputeOperation.COPY_SNAPSHOT, id, "CopyStart", snapshot, location, tags);
  }

  private Operation<ManagedSnapshot> put(
      ComputeOperation operation,
      ResourceId id,
      String option,
      ResourceId source,
      String location,
      Map<String, String> tags) {
    ObjectNode body = Resource.body(location, tags);
    ObjectNode properties = body.putObject("properties").put("incremental", true);
    properties
        .putObject("creationData")
        .put("createOption", option)
        .put("sourceResourceId", source.value());
    return operations.start(
        request(operation, HttpMethod.PUT, id).with(body), ManagedSnapshot.RESULT);
  }

  /** A snapshot; empty when there is none of this id. */
  public Optional<ManagedSnapshot> find(ResourceId id) {
    return connection
        .lookUp(request(ComputeOperation.GET_SNAPSHOT, HttpMethod.GET, id))
        .map(ManagedSnapshot::of);
  }

  /** All snapshots of a subscription, read page by page. */
  public Stream<ManagedSnapshot> list(String subscription) {
    return list(ComputeOperation.LIST_SNAPSHOTS, "/subscriptions/" + subscription);
  }

  /** All snapshots of a resource group, read page by page. */
  public Stream<ManagedSnapshot> list(String subscription, String group) {
    return list(
        ComputeOperation.LIST_GROUP_SNAPSHOTS,
        "/subscriptions/" + subscription + "/resourceGroups/" + group);
  }

  private Stream<ManagedSnapshot> list(ComputeOperation operation, String scope) {
    String path = scope + "/providers/" + ManagedSnapshot.TYPE;
    return Pages.of(connection, ArmRequest.of(operation, HttpMethod.GET, path))
        .map(ManagedSnapshot::of);
  }

  /** Deletes a snapshot; it need not be there. */
  public Operation<Boolean> delete(ResourceId id) {
    return operations.start(
        request(ComputeOperation.DELETE_SNAPSHOT, HttpMethod.DELETE, id), ResultType.NOTHING);
  }

  /** Access to what snapshots hold, for reading. */
  public Access access() {
    return access;
  }

  private static ArmRequest request(ComputeOperation operation, HttpMethod method, ResourceId id) {
    return ArmRequest.of(operation, method, id.require(ManagedSnapshot.TYPE).value());
  }
}
