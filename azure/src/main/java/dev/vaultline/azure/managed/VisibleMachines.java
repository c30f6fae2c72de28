package dev.vaultline.azure.managed;

import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.azure.compute.machine.Machine;
import dev.vaultline.pipeline.machine.FoundMachine;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.machine.MachineInventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The machines that one identity may read. */
public final class VisibleMachines implements MachineInventory {
  private final ComputeClient client;
  private final List<String> subscriptions;

  /**
   * @param subscriptions whose machines are listed
   */
  public VisibleMachines(ComputeClient client, List<String> subscriptions) {
    this.client = client;
    this.subscriptions = List.copyOf(subscriptions);
  }

  @Override
  public List<FoundMachine> list(Optional<String> subscription, Optional<String> resourceGroup) {
    List<FoundMachine> found = new ArrayList<>();
    for (String each : subscriptions) {
      if (subscription.map(each::equalsIgnoreCase).orElse(true)) {
        try (Stream<Machine> machines = machines(each, resourceGroup)) {
          machines.map(VisibleMachines::found).forEach(found::add);
        }
      }
    }
    return found;
  }

  private Stream<Machine> machines(String subscription, Optional<String> resourceGroup) {
    return resourceGroup
        .map(group -> client.machines().list(subscription, group))
        .orElseGet(() -> client.machines().list(subscription));
  }

  @Override
  public Optional<FoundMachine> find(MachineId id) {
    return client.machines().find(new ResourceId(id.value())).map(VisibleMachines::found);
  }

  private static FoundMachine found(Machine machine) {
    return new FoundMachine(
        new MachineId(machine.id().value()),
        machine.resource().location(),
        machine.resource().tags(),
        machine.disks().size(),
        obstacle(machine));
  }

  private static Optional<String> obstacle(Machine machine) {
    if (machine.disks().stream().noneMatch(disk -> disk.disk().isPresent())) {
      return Optional.of("none of its disks is a managed disk; only those can be backed up");
    }
    boolean ephemeral =
        machine
            .json()
            .at("/properties/storageProfile/osDisk/diffDiskSettings/option")
            .asText("")
            .equalsIgnoreCase("Local");
    return ephemeral
        ? Optional.of("its system disk is ephemeral: Azure takes no snapshots of those")
        : Optional.empty();
  }
}
