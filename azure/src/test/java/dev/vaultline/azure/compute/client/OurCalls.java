package dev.vaultline.azure.compute.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.azure.compute.ComputeOperation;
import dev.vaultline.azure.compute.arm.OperationToken;
import dev.vaultline.azure.compute.arm.ResultType;
import dev.vaultline.azure.compute.disk.DiskContent;
import dev.vaultline.azure.compute.disk.NewDisk;
import dev.vaultline.azure.compute.machine.DataDisk;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.Consistency;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes every request of ours. */
final class OurCalls {
  static final Duration HOUR = Duration.ofHours(1);
  private final ComputeClient client;
  private final String statusUrl;

  OurCalls(ComputeClient client, String statusUrl) {
    this.client = client;
    this.statusUrl = statusUrl;
  }

  void make(ComputeOperation operation) {
    switch (operation) {
      case LIST_MACHINES -> client.machines().list(Samples.SUBSCRIPTION).forEach(found -> {});
      case LIST_GROUP_MACHINES ->
          client.machines().list(Samples.SUBSCRIPTION, "group").forEach(found -> {});
      case GET_MACHINE -> client.machines().find(Samples.MACHINE);
      case PUT_MACHINE -> client.machines().put(Samples.MACHINE, machine());
      case UPDATE_MACHINE -> client.machines().swapSystemDisk(Samples.MACHINE, Samples.DISK);
      case DEALLOCATE_MACHINE -> client.machines().deallocate(Samples.MACHINE);
      case START_MACHINE -> client.machines().start(Samples.MACHINE);
      case ATTACH_DETACH_DISKS ->
          client
              .machines()
              .exchangeDataDisks(
                  Samples.MACHINE,
                  List.of(Samples.DISK),
                  List.of(new DataDisk(Samples.RESTORED, 3, "ReadOnly")));
      case DELETE_MACHINE -> client.machines().delete(Samples.MACHINE);
      case PUT_DISK -> client.disks().put(Samples.RESTORED, disk());
      case UPDATE_DISK -> client.disks().tag(Samples.RESTORED, Samples.TAGS);
      case GET_DISK -> client.disks().find(Samples.RESTORED);
      case DELETE_DISK -> client.disks().delete(Samples.RESTORED);
      case BEGIN_DISK_ACCESS -> client.disks().access().write(Samples.RESTORED, HOUR);
      case END_DISK_ACCESS -> client.disks().access().end(Samples.RESTORED);
      case PUT_SNAPSHOT ->
          client.snapshots().take(Samples.SNAPSHOT, Samples.DISK, "westeurope", Samples.TAGS);
      case COPY_SNAPSHOT ->
          client.snapshots().copy(Samples.COPY, Samples.SNAPSHOT, "westeurope", Samples.TAGS);
      case GET_SNAPSHOT -> client.snapshots().find(Samples.SNAPSHOT);
      case LIST_SNAPSHOTS -> client.snapshots().list(Samples.SUBSCRIPTION).forEach(found -> {});
      case LIST_GROUP_SNAPSHOTS ->
          client.snapshots().list(Samples.SUBSCRIPTION, "group").forEach(found -> {});
      case DELETE_SNAPSHOT -> client.snapshots().delete(Samples.SNAPSHOT);
      case BEGIN_SNAPSHOT_ACCESS -> client.snapshots().access().read(Samples.SNAPSHOT, HOUR);
      case END_SNAPSHOT_ACCESS -> client.snapshots().access().end(Samples.SNAPSHOT);
      case PUT_RESTORE_POINT_COLLECTION ->
          client
              .restorePoints()
              .putCollection(Samples.COLLECTION, Samples.MACHINE, "westeurope", Samples.TAGS);
      case GET_RESTORE_POINT_COLLECTION ->
          client.restorePoints().findCollection(Samples.COLLECTION);
      case DELETE_RESTORE_POINT_COLLECTION ->
          client.restorePoints().deleteCollection(Samples.COLLECTION);
      case PUT_RESTORE_POINT ->
          client.restorePoints().take(Samples.POINT, Consistency.CRASH, List.of(Samples.DISK));
      case GET_RESTORE_POINT -> client.restorePoints().find(Samples.POINT);
      case DELETE_RESTORE_POINT -> client.restorePoints().delete(Samples.POINT);
      case GET_DISK_RESTORE_POINT -> client.restorePoints().findDisk(Samples.POINT_DISK);
      case BEGIN_DISK_RESTORE_POINT_ACCESS ->
          client.restorePoints().access().read(Samples.POINT_DISK, HOUR);
      case END_DISK_RESTORE_POINT_ACCESS -> client.restorePoints().access().end(Samples.POINT_DISK);
      case PUT_RESOURCE_GROUP ->
          client.resourceGroups().put(Samples.SUBSCRIPTION, "group", "westeurope", Samples.TAGS);
      case GET_RESOURCE_GROUP ->
          client.resourceGroups().findLocation(Samples.SUBSCRIPTION, "group");
      case POLL_MACHINE_OPERATION -> poll(ComputeOperation.DEALLOCATE_MACHINE);
      case POLL_DISK_OPERATION -> poll(ComputeOperation.DELETE_DISK);
    }
  }

  private void poll(ComputeOperation operation) {
    OperationToken token =
        new OperationToken(
            operation, Samples.MACHINE.value(), Optional.of(statusUrl), Optional.empty());
    client.poll(token, ResultType.NOTHING);
  }

  private static ObjectNode machine() {
    ObjectNode json = Json.object().put("location", "westeurope");
    json.putObject("tags").put("vaultline-policy", "daily");
    json.putArray("zones").add("1");
    json.putObject("properties").putObject("hardwareProfile").put("vmSize", "Standard_D2s_v3");
    return json;
  }

  private static NewDisk disk() {
    return new NewDisk(
        "westeurope",
        List.of("1"),
        "Premium_LRS",
        Samples.TAGS,
        Optional.of("Linux"),
        Optional.of("V2"),
        new DiskContent.Upload(32L << 20));
  }
}
