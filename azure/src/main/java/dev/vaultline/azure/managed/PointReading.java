package dev.vaultline.azure.managed;

import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.azure.compute.disk.Disk;
import dev.vaultline.azure.compute.point.DiskRestorePoint;
import dev.vaultline.azure.compute.point.PointDisk;
import dev.vaultline.azure.compute.point.RestorePoint;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.platform.Progress;
import dev.vaultline.pipeline.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what a restore point holds. */
final class PointReading {
  private static final Duration COPYING = Duration.ofSeconds(30);

  private final ComputeClient client;

  PointReading(ComputeClient client) {
    this.client = client;
  }

  static boolean isWhole(RestorePoint point) {
    return point.provisioningState().equalsIgnoreCase("Succeeded");
  }

  Progress<Snapshot> read(SnapshotTaking.Task task, RestorePoint point) {
    SortedMap<DiskSlot, DiskIdentity> identities = new TreeMap<>();
    for (PointDisk disk : point.disks()) {
      DiskRestorePoint held = held(point, disk);
      if (held.completionPercent() < 100) {
        return SnapshotTaking.pending(
            task.attempt().looking(),
            COPYING,
            "Azure copies disk " + disk.name() + ": " + (int) held.completionPercent() + " %");
      }
      identities.put(ChosenDisks.slot(disk.lun()), identity(disk, held));
    }
    return new Progress.Done<>(
        DescribedSnapshot.of(
            task,
            point.takenAt().orElse(Instant.EPOCH),
            point.consistency().orElse(Consistency.CRASH),
            identities));
  }

  private DiskRestorePoint held(RestorePoint point, PointDisk disk) {
    return disk.diskRestorePoint()
        .flatMap(id -> client.restorePoints().findDisk(id))
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "restore point "
                        + point.id().name()
                        + " has lost its disk "
                        + disk.name()
                        + "; back the item up again"));
  }

  /** A restore point does not say how large its disks are; they do not grow while it is taken. */
  private DiskIdentity identity(PointDisk disk, DiskRestorePoint held) {
    ResourceId id = disk.disk().or(held::disk).orElse(held.id());
    Disk source =
        client
            .disks()
            .find(id)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "disk " + id + " was deleted while its snapshot was taken; try again"));
    return new DiskIdentity(
        held.diskUniqueId().isEmpty() ? source.uniqueId() : held.diskUniqueId(),
        held.id().value(),
        source.size(),
        DescribedSnapshot.SECTOR_SIZE);
  }
}
