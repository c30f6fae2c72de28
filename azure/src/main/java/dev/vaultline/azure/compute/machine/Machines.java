package dev.vaultline.azure.compute.machine;

import com.azure.core.http.HttpMethod;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.azure.compute.ComputeOperation;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.arm.ArmConnection;
import dev.vaultline.azure.compute.arm.ArmRequest;
import dev.vaultline.azure.compute.arm.Operation;
import dev.vaultline.azure.compute.arm.Operations;
import dev.vaultline.azure.compute.arm.Pages;
import dev.vaultline.azure.compute.arm.ResultType;
import dev.vaultline.engine.format.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The virtual machines that an identity may see or change. Safe for use by many threads. */
public final class Machines {
  private final ArmConnection connection;
  private final Operations operations;

  /** The machines of one identity. */
  public Machines(ArmConnection connection) {
    this.connection = connection;
    this.operations = new Operations(connection);
  }

  /** All machines of a subscription, without their power states; read page by page. */
  public Stream<Machine> list(String subscription) {
    return list(ComputeOperation.LIST_MACHINES, "/subscriptions/" + subscription);
  }

  /** All machines of a resource group, without their power states; read page by page. */
  public Stream<Machine> list(String subscription, String group) {
    return list(
        ComputeOperation.LIST_GROUP_MACHINES,
        "/subscriptions/" + subscription + "/resourceGroups/" + group);
  }

  private Stream<Machine> list(ComputeOperation operation, String scope) {
    String path = scope + "/providers/" + Machine.TYPE;
    return Pages.of(connection, ArmRequest.of(operation, HttpMethod.GET, path)).map(Machine::of);
  }

  /** A machine with its power state; empty when there is none of this id. */
  public Optional<Machine> find(ResourceId id) {
    return connection
        .lookUp(request(ComputeOperation.GET_MACHINE, HttpMethod.GET, id).expand("instanceView"))
        .map(Machine::of);
  }

  /**
   * Makes a machine, or changes one to be like this.
   *
   * @param description the body, as Microsoft documents it
   */
  public Operation<Machine> put(ResourceId id, ObjectNode description) {
    ArmRequest request = request(ComputeOperation.PUT_MACHINE, HttpMethod.PUT, id);
    return operations.start(request.with(description), Machine.RESULT);
  }

  /**
   * Gives a machine another system disk. The machine must be deallocated; its former disk is kept.
   */
  public Operation<Machine> swapSystemDisk(ResourceId id, ResourceId disk) {
    ObjectNode body = Json.object();
    ObjectNode system =
        body.putObject("properties").putObject("storageProfile").putObject("osDisk");
    system.put("name", disk.name());
    system.putObject("managedDisk").put("id", disk.value());
    ArmRequest request = request(ComputeOperation.UPDATE_MACHINE, HttpMethod.PATCH, id);
    return operations.start(request.with(body), Machine.RESULT);
  }

  /** Detaches data disks from a machine, which are kept, and attaches others, in one step. */
  public Operation<Boolean> exchangeDataDisks(
      ResourceId id, List<ResourceId> detach, List<DataDisk> attach) {
    ObjectNode body = Json.object();
    if (!attach.isEmpty()) {
      ArrayNode added = body.putArray("dataDisksToAttach");
      for (DataDisk disk : attach) {
        ObjectNode entry = added.addObject().put("diskId", disk.disk().value());
        entry.put("lun", disk.lun()).put("caching", disk.caching());
      }
    }
    if (!detach.isEmpty()) {
      ArrayNode removed = body.putArray("dataDisksToDetach");
      detach.forEach(disk -> removed.addObject().put("diskId", disk.value()));
    }
    ArmRequest request = post(ComputeOperation.ATTACH_DETACH_DISKS, id, "attachDetachDataDisks");
    return operations.start(request.with(body), ResultType.NOTHING);
  }

  /** Shuts a machine down and gives its hardware back. */
  public Operation<Boolean> deallocate(ResourceId id) {
    return operations.start(
        post(ComputeOperation.DEALLOCATE_MACHINE, id, "deallocate"), ResultType.NOTHING);
  }

  /** Starts a machine. */
  public Operation<Boolean> start(ResourceId id) {
    return operations.start(post(ComputeOperation.START_MACHINE, id, "start"), ResultType.NOTHING);
  }

  /** Deletes a machine, not its disks or interfaces; it need not be there. */
  public Operation<Boolean> delete(ResourceId id) {
    return operations.start(
        request(ComputeOperation.DELETE_MACHINE, HttpMethod.DELETE, id), ResultType.NOTHING);
  }

  private static ArmRequest request(ComputeOperation operation, HttpMethod method, ResourceId id) {
    return ArmRequest.of(operation, method, id.require(Machine.TYPE).value());
  }

  private static ArmRequest post(ComputeOperation operation, ResourceId id, String action) {
    return ArmRequest.of(operation, HttpMethod.POST, id.require(Machine.TYPE) + "/" + action);
  }
}
