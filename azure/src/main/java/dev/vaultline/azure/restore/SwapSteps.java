package dev.vaultline.azure.restore;

import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.azure.compute.machine.DataDisk;
import dev.vaultline.azure.compute.machine.Machine;
import dev.vaultline.azure.compute.machine.MachineDisk;
import dev.vaultline.azure.compute.machine.PowerState;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.target.DiskSwap;
import dev.vaultline.pipeline.target.MachineState;
import dev.vaultline.pipeline.target.ManagedDiskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The swap of a machine's disks: the one it starts from, then all data disks in one operation. */
final class SwapSteps {
  private static final String NO_CACHING = "None";

  private final ComputeClient client;
  private final Machine machine;
  private final MachineState state;
  private final DiskSwap swap;

  SwapSteps(ComputeClient client, Machine machine, DiskSwap swap) {
    this.client = client;
    this.machine = machine;
    this.state = MachineReading.of(machine);
    this.swap = swap;
  }

  Next<MachineState> next() {
    if (swap.isDone(state)) {
      return new Next.Reached<>(state);
    }
    if (machine.power() != PowerState.DEALLOCATED) {
      throw new InvalidInputException(
          "machine "
              + machine.id()
              + " was started while a restore swaps its disks; leave it off until that ended");
    }
    ManagedDiskId system = swap.in().get(DiskSlot.OS);
    if (system != null && !system.equals(state.disks().get(DiskSlot.OS))) {
      return new Next.Start<>(() -> client.machines().swapSystemDisk(machine.id(), id(system)));
    }
    List<ResourceId> detached = detached();
    List<DataDisk> attached = attached();
    return new Next.Start<>(
        () -> client.machines().exchangeDataDisks(machine.id(), detached, attached));
  }

  private List<ResourceId> detached() {
    return state.disks().entrySet().stream()
        .filter(entry -> !entry.getKey().equals(DiskSlot.OS))
        .map(Map.Entry::getValue)
        .filter(swap.out()::containsValue)
        .map(SwapSteps::id)
        .toList();
  }

  private List<DataDisk> attached() {
    List<DataDisk> attached = new ArrayList<>();
    swap.in()
        .forEach(
            (slot, disk) -> {
              if (slot.lun().isPresent() && !disk.equals(state.disks().get(slot))) {
                attached.add(new DataDisk(id(disk), slot.lun().getAsInt(), caching(slot)));
              }
            });
    return attached;
  }

  private String caching(DiskSlot slot) {
    return machine.disks().stream()
        .filter(disk -> disk.lun().equals(Optional.of(slot.lun().orElse(-1))))
        .map(MachineDisk::caching)
        .findFirst()
        .orElse(NO_CACHING);
  }

  private static ResourceId id(ManagedDiskId disk) {
    return new ResourceId(disk.toString());
  }
}
