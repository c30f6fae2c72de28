package dev.vaultline.pipeline.restore.order;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.target.MachineState;
import dev.vaultline.pipeline.target.Machines;
import dev.vaultline.pipeline.target.ManagedDiskId;
import dev.vaultline.pipeline.target.NewMachine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which machine a restore creates, or whose disks it swaps. */
final class MachinePlan {
  private final ManagedDiskPlan disks;
  private final MachineDescription described;
  private final Machines machines;

  MachinePlan(ManagedDiskPlan disks, MachineDescription described, Machines machines) {
    this.disks = disks;
    this.described = described;
    this.machines = machines;
  }

  RestoreOrder create(Destination.Machine to, Optional<Integer> disk) {
    if (disk.isPresent()) {
      throw new InvalidInputException("disk: a machine needs all its disks; leave it out");
    }
    DiskPlace place = disks.place(to.disks());
    MachineId id = id(place, to.name());
    if (machines.find(id).isPresent()) {
      throw new InvalidInputException(
          "to.name: there is a machine " + id + " already; choose another name");
    }
    List<String> nics = new NetworkChoice(described, machines).nics(to, place);
    List<PlannedDisk> planned = disks.disks(place, to.disks());
    Map<DiskSlot, ManagedDiskId> attached = disks.attached(planned);
    if (!attached.containsKey(DiskSlot.OS)) {
      throw new InvalidInputException(
          "to.kind: the recovery point has no disk to start from, so no machine can be made of it;"
              + " restore to managed-disks");
    }
    NewMachine machine =
        new NewMachine(
            id,
            place.region(),
            place.zone(),
            to.size().orElseGet(described::size),
            nics,
            to.subnet(),
            to.tags().orElseGet(this::tags),
            attached);
    return disks.order(planned, new Ending.Create(machine));
  }

  /** Tags of ours would protect, or count as protected, what is a copy. */
  private Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>(described.tags());
    tags.keySet().removeIf(name -> name.startsWith("vaultline-"));
    return tags;
  }

  private static MachineId id(DiskPlace place, String name) {
    if (!name.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,62}[A-Za-z0-9-])?")) {
      throw new InvalidInputException(
          "to.name '"
              + name
              + "' is not valid: expected 1-64 letters, digits, '.' and '-', the first a letter or"
              + " digit, the last no '.'");
    }
    return new MachineId(
        "/subscriptions/"
            + place.subscription()
            + "/resourceGroups/"
            + place.resourceGroup()
            + "/providers/Microsoft.Compute/virtualMachines/"
            + name);
  }

  RestoreOrder swap(Destination.InPlace to) {
    MachineState machine =
        machines
            .find(described.id())
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "to.kind: machine "
                            + described.id()
                            + " is not there any more; restore to a new machine"));
    DiskPlace place =
        new DiskPlace(
            machine.id().subscription(),
            machine.id().resourceGroup(),
            machine.region(),
            machine.zone());
    List<PlannedDisk> planned = disks.disks(place, DiskChoice.of(to.from()));
    Map<DiskSlot, ManagedDiskId> attached = disks.attached(planned);
    return disks.order(planned, new Ending.Swap(machine.id(), attached));
  }
}
