package dev.vaultline.pipeline.protection;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.VaultlineException;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.pipeline.backup.BackupRequests;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.item.Items;
import dev.vaultline.pipeline.machine.DiskSelection;
import dev.vaultline.pipeline.machine.FoundMachine;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.machine.MachineInventory;
import dev.vaultline.pipeline.snapshot.ItemSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Protects machines whose tag names a policy. What a person said of a machine counts more: one that
 * is an item already, also a stopped one, is left as it is.
 */
public final class TaggedMachines {
  /** The tag that names a machine's policy. */
  public static final String POLICY_TAG = "vaultline-policy";

  private static final int LONGEST_NAME = 55;

  private final MachineInventory inventory;
  private final Items items;
  private final ItemProtection protection;
  private final BackupRequests backups;

  public TaggedMachines(
      MachineInventory inventory, Items items, ItemProtection protection, BackupRequests backups) {
    this.inventory = inventory;
    this.items = items;
    this.protection = protection;
    this.backups = backups;
  }

  /**
   * Protects what is tagged and not protected yet, then has all of it backed up together, with what
   * an earlier tick left without a backup. What fails for one machine holds up no other.
   *
   * @return what was done, a line each, for the log
   */
  public List<String> run() {
    try {
      return protect(tagged());
    } catch (VaultlineException e) {
      return List.of("machines with a tag could not be looked for: " + e.getMessage());
    }
  }

  private List<FoundMachine> tagged() {
    return inventory.list(Optional.empty(), Optional.empty()).stream()
        .filter(machine -> machine.tag(POLICY_TAG).isPresent())
        .toList();
  }

  private List<String> protect(List<FoundMachine> tagged) {
    List<String> lines = new ArrayList<>();
    if (tagged.isEmpty()) {
      return lines;
    }
    Map<MachineId, ItemRecord> known = MachineViews.byMachine(items.list());
    List<ItemId> due = new ArrayList<>();
    for (FoundMachine machine : tagged) {
      try {
        ItemRecord item = known.get(machine.id());
        if (item == null) {
          item = take(machine);
          lines.add("machine " + machine.id() + " is protected by its tag, as item " + item.id());
        }
        if (item.awaitsFirstBackup() && !backups.wasCancelled(item.id())) {
          due.add(item.id());
        }
      } catch (VaultlineException e) {
        lines.add("machine " + machine.id() + " is not protected by its tag: " + e.getMessage());
      }
    }
    backUp(due).ifPresent(lines::add);
    return lines;
  }

  private ItemRecord take(FoundMachine machine) {
    PolicyName policy = new PolicyName(machine.tag(POLICY_TAG).orElseThrow());
    ItemSource source = new ItemSource.Machine(machine.id(), DiskSelection.ALL);
    return protection.take(ItemRecord.of(name(machine.id()), Optional.of(policy), source));
  }

  /** Has items backed up for the first time; what goes wrong, for the log. */
  private Optional<String> backUp(List<ItemId> due) {
    try {
      backups.submitFirst(due);
      return Optional.empty();
    } catch (VaultlineException e) {
      return Optional.of(
          "not all first backups of tagged machines were started; a later tick tries again: "
              + e.getMessage());
    }
  }

  /** The machine's name, or where another item has it, that and a part of the machine's id. */
  private ItemId name(MachineId machine) {
    return item(machine.name())
        .filter(id -> items.find(id).isEmpty())
        .orElseGet(() -> distinct(machine));
  }

  private static ItemId distinct(MachineId machine) {
    byte[] id = machine.value().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    String unique = UUID.nameUUIDFromBytes(id).toString().substring(0, 8);
    String plain = machine.name().replaceAll("[^A-Za-z0-9-]", "-");
    return new ItemId(
        "vm-" + plain.substring(0, Math.min(plain.length(), LONGEST_NAME - 3)) + "-" + unique);
  }

  private static Optional<ItemId> item(String name) {
    try {
      return Optional.of(new ItemId(name));
    } catch (InvalidInputException e) {
      return Optional.empty();
    }
  }
}
