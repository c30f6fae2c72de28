package dev.vaultline.azure.managed;

import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.machine.Machine;
import dev.vaultline.azure.compute.machine.MachineDisk;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.pipeline.machine.DiskSelection;
import dev.vaultline.pipeline.machine.DiskSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which of a machine's disks are backed up, and which are left out.
 *
 * @param taken by their slots
 */
record ChosenDisks(SortedMap<DiskSlot, ResourceId> taken, List<ResourceId> excluded) {

  /**
   * The choice among a machine's disks.
   *
   * @throws InvalidInputException when nothing is left, or a chosen disk is no managed disk
   */
  static ChosenDisks of(Machine machine, DiskSelection selection) {
    SortedMap<DiskSlot, ResourceId> taken = new TreeMap<>();
    List<ResourceId> excluded = new ArrayList<>();
    for (MachineDisk disk : machine.disks()) {
      DiskSlot slot = slot(disk.lun());
      if (selection.includes(slot)) {
        taken.put(slot, disk.disk().orElseThrow(() -> unmanaged(machine, slot)));
      } else {
        disk.disk().ifPresent(excluded::add);
      }
    }
    if (taken.isEmpty()) {
      throw new InvalidInputException(
          machine + " has none of the disks that the item selects; change 'only' or 'except'");
    }
    return new ChosenDisks(taken, excluded);
  }

  static DiskSlot slot(Optional<Integer> lun) {
    return lun.map(DiskSlot::lun).orElse(DiskSlot.OS);
  }

  private static InvalidInputException unmanaged(Machine machine, DiskSlot slot) {
    return new InvalidInputException(
        "disk " + slot + " of " + machine + " is not a managed disk; leave it out with 'except'");
  }
}
