package dev.vaultline.azure.managed;

import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.snapshot.DiskLocation;
import dev.vaultline.pipeline.snapshot.DiskSnapshot;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.snapshot.SnapshotFacts;
import dev.vaultline.pipeline.snapshot.SourceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts a snapshot of a machine together: its disks by slot, and the machine's description. */
final class DescribedSnapshot {
  static final int SECTOR_SIZE = 512;

  private DescribedSnapshot() {}

  static Snapshot of(
      SnapshotTaking.Task task,
      Instant takenAt,
      Consistency consistency,
      SortedMap<DiskSlot, DiskIdentity> identities) {
    List<DiskSnapshot> disks = new ArrayList<>();
    identities.forEach(
        (slot, identity) ->
            disks.add(
                new DiskSnapshot(
                    disks.size(),
                    new DiskLocation(SourceKind.MANAGED_DISK, slot.toString()),
                    identity)));
    Map<String, String> facts = new TreeMap<>();
    facts.put(SnapshotFacts.MACHINE, MachineText.of(task.machine(), identities.keySet()));
    task.attempt().reason().ifPresent(why -> facts.put(SnapshotFacts.CONSISTENCY, why));
    return new Snapshot(
        task.request().item(), task.request().run(), takenAt, consistency, disks, facts);
  }
}
