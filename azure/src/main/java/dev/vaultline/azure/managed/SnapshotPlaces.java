package dev.vaultline.azure.managed;

import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.azure.compute.machine.Machine;
import dev.vaultline.azure.compute.point.PointCollection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where snapshots are kept: a resource group of their own, and a collection for each machine. */
final class SnapshotPlaces {
  private static final String YES = "true";

  private final ComputeClient client;

  SnapshotPlaces(ComputeClient client) {
    this.client = client;
  }

  /** Makes what is not there yet. */
  void prepare(SnapshotTaking.Task task) {
    if (client.restorePoints().findCollection(task.names().collection()).isEmpty()) {
      ensureGroup(task);
      put(task, Map.of());
    }
  }

  /** Says at the collection that the machine has incremental snapshots of disks as well. */
  void markDisks(SnapshotTaking.Task task) {
    Optional<PointCollection> collection =
        client.restorePoints().findCollection(task.names().collection());
    Map<String, String> tags = collection.map(found -> found.resource().tags()).orElse(Map.of());
    if (!tags.containsKey(TakenSnapshots.HAS_DISKS)) {
      ensureGroup(task);
      put(task, Map.of(TakenSnapshots.HAS_DISKS, YES));
    }
  }

  /** The group may be the deployment's, or one that this identity may make. */
  private void ensureGroup(SnapshotTaking.Task task) {
    String subscription = task.names().machine().subscription();
    String group = task.names().group();
    if (client.resourceGroups().findLocation(subscription, group).isEmpty()) {
      client
          .resourceGroups()
          .put(subscription, group, location(task.machine()), Map.of("vaultline", "snapshots"));
    }
  }

  private void put(SnapshotTaking.Task task, Map<String, String> more) {
    Map<String, String> tags = new HashMap<>(more);
    tags.put("vaultline-item", task.request().item().value());
    // Made at once; where it is not, the request for a point in it is refused, and repeated.
    client
        .restorePoints()
        .putCollection(
            task.names().collection(), task.machine().id(), location(task.machine()), tags);
  }

  private static String location(Machine machine) {
    return machine.resource().location();
  }
}
