package dev.vaultline.azure.managed;

import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.point.PointCollection;
import dev.vaultline.azure.compute.snapshot.ManagedSnapshot;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.machine.MachineId;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * The names of what is taken of one machine: the same for the same run, so that a repeated request
 * finds it.
 *
 * @param group the resource group it is taken into, of the machine's subscription
 */
record SnapshotNames(MachineId machine, String group) {

  /** The collection of the machine's restore points. */
  ResourceId collection() {
    return compute(PointCollection.TYPE, "vl-" + machine.name() + "-" + digest());
  }

  /** The restore point of a run. */
  ResourceId point(PointId run) {
    return collection().child("restorePoints", run.value());
  }

  /** The incremental snapshot of one disk for a run. */
  ResourceId snapshot(PointId run, DiskSlot slot) {
    String place = slot.toString().replace(":", "");
    return compute(ManagedSnapshot.TYPE, "vl-" + digest() + "-" + run + "-" + place);
  }

  private ResourceId compute(String type, String name) {
    return ResourceId.compute(
        machine.subscription(), group, type.substring(type.indexOf('/') + 1), name);
  }

  /** Machines of one name in different groups have different names here. */
  private String digest() {
    byte[] id = machine.value().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(id).toString().substring(0, 8);
  }
}
