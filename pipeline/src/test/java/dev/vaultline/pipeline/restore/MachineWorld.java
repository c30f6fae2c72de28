package dev.vaultline.pipeline.restore;

import dev.vaultline.engine.Progress;
import dev.vaultline.engine.backup.BackupRun;
import dev.vaultline.engine.disk.MemoryDisk;
import dev.vaultline.engine.disk.MemorySource;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointFacts;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.restore.order.Destination;
import dev.vaultline.pipeline.snapshot.DiskLocation;
import dev.vaultline.pipeline.snapshot.DiskSnapshot;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.snapshot.SnapshotFacts;
import dev.vaultline.pipeline.snapshot.SourceKind;
import dev.vaultline.pipeline.target.MachineState;
import dev.vaultline.pipeline.target.ManagedDiskId;
import dev.vaultline.pipeline.target.SnapshotTier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A machine of two disks with a recovery point of it, and other bytes on it since. */
public final class MachineWorld {
  public static final byte[] OS = content(1);
  public static final byte[] DATA = content(2);
  static final String GROUP = "/subscriptions/sub-1/resourceGroups/web";
  static final MachineId WEB =
      new MachineId(GROUP + "/providers/Microsoft.Compute/virtualMachines/web-1");
  static final String NIC = GROUP + "/providers/Microsoft.Network/networkInterfaces/web-1-nic";
  static final DiskSlot LUN = DiskSlot.lun(3);
  static final ManagedDiskId OLD_OS = new ManagedDiskId("sub-1", "web", "web-1-os");
  static final ManagedDiskId OLD_DATA = new ManagedDiskId("sub-1", "web", "web-1-data");
  static final ItemId ITEM = new ItemId("web-1");
  static final PointId POINT = new PointId("20261121T090000Z-00000001");

  /** Of the same bytes, if {@link #keepSnapshot} was called. */
  static final PointId KEPT = new PointId("20261121T100000Z-00000002");

  public final World world = new World();

  /** The machine runs, or is deallocated. */
  public MachineWorld(boolean running) {
    world.compute.addMachine(
        new MachineState(
            WEB,
            "westeurope",
            Optional.of("2"),
            running,
            Map.of(DiskSlot.OS, OLD_OS, LUN, OLD_DATA),
            List.of(NIC),
            Optional.empty()),
        Map.of(DiskSlot.OS, content(8), LUN, content(9)));
    hold(0, OS);
    hold(1, DATA);
    commit();
  }

  /** A disk of 1 MiB, most of it empty. */
  private static byte[] content(int seed) {
    return Arrays.copyOf(World.content(seed, 5), 1 << 20);
  }

  private void hold(int number, byte[] content) {
    world.compute.addSnapshot(
        new SnapshotTier.Held(snapshot(number), "sub-1", "westeurope"), content);
  }

  static String snapshot(int number) {
    return GROUP + "/providers/Microsoft.Compute/snapshots/web-1-" + number;
  }

  /** Removes the snapshots of the recovery point. */
  void expire() {
    world.compute.removeSnapshot(snapshot(0));
    world.compute.removeSnapshot(snapshot(1));
  }

  private void commit() {
    List<MemorySource> sources = List.of(source(0, OS), source(1, DATA));
    BackupRun run =
        BackupRun.begin(
            world.vault.get(),
            new PointNames(ITEM, POINT),
            sources.stream().map(MemorySource::identity).toList());
    run.plan(sources, 1 << 20);
    run.transferAll(sources, 1, Progress.NONE);
    run.commit(
        new PointFacts(
            world.clock.instant(),
            Consistency.APPLICATION,
            Optional.empty(),
            Map.of("machine", description())));
  }

  /** Adds a recovery point that is the snapshot alone, as a backup whose transfer is skipped. */
  void keepSnapshot() {
    world.points.keep(
        new Snapshot(
            ITEM,
            KEPT,
            world.clock.instant(),
            Consistency.CRASH,
            List.of(taken(0, DiskSlot.OS, OS), taken(1, LUN, DATA)),
            Map.of(SnapshotFacts.MACHINE, description())));
  }

  private static DiskSnapshot taken(int number, DiskSlot slot, byte[] content) {
    return new DiskSnapshot(
        number,
        new DiskLocation(SourceKind.MANAGED_DISK, slot.toString()),
        source(number, content).identity());
  }

  private static MemorySource source(int number, byte[] content) {
    return new MemoryDisk("disk-" + number, content.length)
        .write(0, content)
        .snapshot(snapshot(number))
        .source();
  }

  private static String description() {
    return """
    {"id": "%s", "location": "westeurope", "zones": ["2"],
     "tags": {"team": "web", "vaultline-policy": "daily"}, "slots": ["os", "lun:3"],
     "properties": {
       "hardwareProfile": {"vmSize": "Standard_D2s_v5"},
       "storageProfile": {
         "osDisk": {"osType": "Linux", "caching": "ReadWrite",
           "managedDisk": {"storageAccountType": "Premium_LRS"}},
         "dataDisks": [{"lun": 3, "caching": "ReadOnly",
           "managedDisk": {"storageAccountType": "StandardSSD_LRS"}}]},
       "networkProfile": {"networkInterfaces": [{"id": "%s"}]}}}
    """
        .formatted(WEB, NIC);
  }

  /** Asks for a restore. */
  public JobId submit(Destination destination) {
    return world.restores.submit(ITEM, POINT, Optional.empty(), destination).id();
  }

  /** Restores, to the end of the job. */
  public JobRecord restore(Destination destination) {
    JobId job = submit(destination);
    world.settle();
    return world.job(job);
  }

  /** Confirms or undoes a restore, to the end of the job. */
  public JobRecord settle(JobId restore, Settlement settlement) {
    JobId job = world.settlements.submit(restore, settlement).id();
    world.settle();
    return world.job(job);
  }

  public MachineState machine() {
    return world.compute.find(WEB).orElseThrow();
  }

  /** The bytes that the machine has on a disk now. */
  byte[] content(DiskSlot slot) {
    ManagedDiskId disk = machine().disks().get(slot);
    return world.compute.content(disk).orElseThrow();
  }

  /** Whether all is as it was before any restore. */
  boolean isUntouched(boolean running) {
    return machine().disks().equals(Map.of(DiskSlot.OS, OLD_OS, LUN, OLD_DATA))
        && machine().running() == running
        && world.compute.diskIds().size() == 2
        && world.compute.replacedBy(OLD_OS).isEmpty()
        && world.compute.replacedBy(OLD_DATA).isEmpty()
        && world.compute.writable().isEmpty();
  }
}
