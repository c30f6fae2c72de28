package dev.vaultline.azure.managed;

import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.azure.compute.disk.Disk;
import dev.vaultline.azure.compute.snapshot.ManagedSnapshot;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.platform.Progress;
import dev.vaultline.pipeline.snapshot.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes an incremental snapshot of each disk, where a restore point is not possible. */
final class DiskTaking {
  private static final Duration COPYING = Duration.ofSeconds(15);

  private final ComputeClient client;
  private final Clock clock;

  DiskTaking(ComputeClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** All are begun in one request, so that they are as close to each other as can be. */
  Progress<Snapshot> take(SnapshotTaking.Task task) {
    SortedMap<DiskSlot, Optional<ManagedSnapshot>> found = new TreeMap<>();
    task.disks()
        .taken()
        .keySet()
        .forEach(slot -> found.put(slot, client.snapshots().find(id(task, slot))));
    Optional<ManagedSnapshot> failed =
        found.values().stream().flatMap(Optional::stream).filter(DiskTaking::isFailed).findFirst();
    if (failed.isPresent()) {
      return afterFailure(task, failed.get());
    }
    found.forEach(
        (slot, snapshot) -> {
          if (snapshot.isEmpty()) {
            begin(task, slot);
          }
        });
    List<ManagedSnapshot> whole =
        found.values().stream().flatMap(Optional::stream).filter(DiskTaking::isWhole).toList();
    if (whole.size() < found.size()) {
      return SnapshotTaking.pending(
          task.attempt(),
          COPYING,
          "Azure takes snapshots of disks: " + whole.size() + " of " + found.size() + " are there");
    }
    return new Progress.Done<>(snapshot(task, found));
  }

  private static boolean isWhole(ManagedSnapshot snapshot) {
    return snapshot.provisioningState().equalsIgnoreCase("Succeeded")
        && snapshot.completionPercent() >= 100;
  }

  private static boolean isFailed(ManagedSnapshot snapshot) {
    return snapshot.provisioningState().equalsIgnoreCase("Failed");
  }

  /** What failed once is taken anew, when Azure is done with deleting it. */
  private Progress<Snapshot> afterFailure(SnapshotTaking.Task task, ManagedSnapshot failed) {
    if (isSecond(task, failed)) {
      throw new InvalidInputException(
          "Azure failed again to take snapshot "
              + failed.id()
              + " of "
              + failed.source().map(ResourceId::name).orElse("a disk")
              + "; its activity log says why");
    }
    client.snapshots().delete(failed.id());
    return SnapshotTaking.pending(
        task.attempt().refused(clock.instant()),
        COPYING,
        "snapshot " + failed.id().name() + " failed and is taken anew");
  }

  private static boolean isSecond(SnapshotTaking.Task task, ManagedSnapshot failed) {
    return task.attempt()
        .refusedSince()
        .filter(since -> failed.createdAt().map(since::isBefore).orElse(true))
        .isPresent();
  }

  private static ResourceId id(SnapshotTaking.Task task, DiskSlot slot) {
    return task.names().snapshot(task.request().run(), slot);
  }

  private void begin(SnapshotTaking.Task task, DiskSlot slot) {
    ResourceId disk = task.disks().taken().get(slot);
    if (disk != null) {
      client
          .snapshots()
          .take(id(task, slot), disk, task.machine().resource().location(), tags(task, slot));
    }
  }

  private static Map<String, String> tags(SnapshotTaking.Task task, DiskSlot slot) {
    return Map.of(
        TakenSnapshots.MACHINE,
        task.names().machine().value(),
        TakenSnapshots.RUN,
        task.request().run().value(),
        TakenSnapshots.SLOT,
        slot.toString());
  }

  private Snapshot snapshot(
      SnapshotTaking.Task task, SortedMap<DiskSlot, Optional<ManagedSnapshot>> found) {
    SortedMap<DiskSlot, DiskIdentity> identities = new TreeMap<>();
    List<Instant> instants = new ArrayList<>();
    found.forEach(
        (slot, snapshot) -> {
          ManagedSnapshot taken = snapshot.orElseThrow();
          taken.createdAt().ifPresent(instants::add);
          identities.put(slot, identity(task, slot, taken));
        });
    Instant first = instants.stream().min(Instant::compareTo).orElse(Instant.EPOCH);
    return DescribedSnapshot.of(task, first, Consistency.CRASH, identities);
  }

  private DiskIdentity identity(SnapshotTaking.Task task, DiskSlot slot, ManagedSnapshot taken) {
    ResourceId id =
        taken.source().orElseGet(() -> task.disks().taken().getOrDefault(slot, taken.id()));
    Disk disk =
        client
            .disks()
            .find(id)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "disk " + id + " was deleted while its snapshot was taken; try again"));
    return new DiskIdentity(
        disk.uniqueId(), taken.id().value(), taken.size(), DescribedSnapshot.SECTOR_SIZE);
  }
}
