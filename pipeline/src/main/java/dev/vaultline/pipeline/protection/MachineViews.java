package dev.vaultline.pipeline.protection;

import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.item.Items;
import dev.vaultline.pipeline.machine.FoundMachine;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.machine.MachineInventory;
import dev.vaultline.pipeline.snapshot.ItemSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists machines, with how each stands with the vault. */
public final class MachineViews {
  private final MachineInventory inventory;
  private final Items items;
  private final VaultRules rules;

  public MachineViews(MachineInventory inventory, Items items, VaultRules rules) {
    this.inventory = inventory;
    this.items = items;
    this.rules = rules;
  }

  /** The machines that match. */
  public List<MachineView> list(MachineFilter filter) {
    Map<MachineId, ItemRecord> known = byMachine(items.list());
    return inventory.list(filter.subscription(), filter.resourceGroup()).stream()
        .map(machine -> view(machine, Optional.ofNullable(known.get(machine.id()))))
        .filter(filter::matches)
        .toList();
  }

  private MachineView view(FoundMachine machine, Optional<ItemRecord> item) {
    return new MachineView(
        machine,
        item.map(ItemRecord::id),
        item.map(ItemRecord::protection),
        rules.refusal(machine));
  }

  /** The items that are machines. */
  static Map<MachineId, ItemRecord> byMachine(List<ItemRecord> items) {
    Map<MachineId, ItemRecord> machines = new HashMap<>();
    for (ItemRecord item : items) {
      if (item.source() instanceof ItemSource.Machine machine) {
        machines.put(machine.id(), item);
      }
    }
    return machines;
  }
}
