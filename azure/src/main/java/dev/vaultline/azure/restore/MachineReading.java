package dev.vaultline.azure.restore;

import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.machine.Machine;
import dev.vaultline.azure.compute.machine.MachineDisk;
import dev.vaultline.azure.compute.machine.PowerState;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.target.MachineState;
import dev.vaultline.pipeline.target.ManagedDiskId;
import java.util.Map;
import java.util.TreeMap;

/** What a restore has to know of a machine. */
final class MachineReading {
  private MachineReading() {}

  static MachineState of(Machine machine) {
    return new MachineState(
        new MachineId(machine.id().value()),
        machine.resource().location(),
        machine.resource().zones().stream().findFirst(),
        machine.power() == PowerState.RUNNING || machine.power() == PowerState.CHANGING,
        disks(machine),
        machine.nics().stream().map(ResourceId::value).toList(),
        RestoreTag.CREATED.in(machine.resource()));
  }

  private static Map<DiskSlot, ManagedDiskId> disks(Machine machine) {
    Map<DiskSlot, ManagedDiskId> disks = new TreeMap<>();
    for (MachineDisk disk : machine.disks()) {
      DiskSlot slot = disk.lun().map(DiskSlot::lun).orElse(DiskSlot.OS);
      disk.disk().ifPresent(id -> disks.put(slot, ManagedDiskId.parse(id.value())));
    }
    return disks;
  }
}
