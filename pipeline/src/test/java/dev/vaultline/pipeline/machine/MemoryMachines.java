package dev.vaultline.pipeline.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Machines in memory. */
public final class MemoryMachines implements MachineInventory {
  private final Map<MachineId, FoundMachine> machines = new LinkedHashMap<>();

  /** Adds a machine, or changes one. */
  public synchronized void put(FoundMachine machine) {
    machines.put(machine.id(), machine);
  }

  @Override
  public synchronized List<FoundMachine> list(
      Optional<String> subscription, Optional<String> resourceGroup) {
    return machines.values().stream()
        .filter(one -> subscription.map(one.id().subscription()::equalsIgnoreCase).orElse(true))
        .filter(one -> resourceGroup.map(one.id().resourceGroup()::equalsIgnoreCase).orElse(true))
        .toList();
  }

  @Override
  public synchronized Optional<FoundMachine> find(MachineId id) {
    return Optional.ofNullable(machines.get(id));
  }
}
