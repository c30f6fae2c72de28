package dev.vaultline.pipeline.protection;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.pipeline.ConflictException;
import dev.vaultline.pipeline.backup.BackupRequests;
import dev.vaultline.pipeline.item.ItemRecord;
import dev.vaultline.pipeline.item.Items;
import dev.vaultline.pipeline.item.Protection;
import dev.vaultline.pipeline.machine.FoundMachine;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.machine.MachineInventory;
import dev.vaultline.pipeline.policy.Policies;
import dev.vaultline.pipeline.snapshot.ItemSource;
import java.util.List;
import java.util.Optional;

/**
 * Takes items into protection and out of it. A machine that is new to the vault and has a policy is
 * backed up at once; named disks are when the policy or somebody says so.
 */
public final class ItemProtection {
  private final Items items;
  private final Policies policies;
  private final MachineInventory inventory;
  private final VaultRules rules;
  private final BackupRequests backups;

  public ItemProtection(
      Items items,
      Policies policies,
      MachineInventory inventory,
      VaultRules rules,
      BackupRequests backups) {
    this.items = items;
    this.policies = policies;
    this.inventory = inventory;
    this.rules = rules;
    this.backups = backups;
  }

  /**
   * Protects an item, describes it anew, or resumes its protection, and starts its first backup.
   * That is repeated until there was a run: who asks again after a failure gets it started.
   *
   * @return the item, as it is kept
   * @throws InvalidInputException as {@link #take} does
   * @throws ConflictException as {@link #take} does
   */
  public ItemRecord protect(ItemRecord description) {
    ItemRecord kept = take(description);
    if (kept.awaitsFirstBackup()) {
      backups.submitFirst(List.of(kept.id()));
    }
    return kept;
  }

  /**
   * Protects an item and starts nothing, for who asks for the first backups of many at once.
   *
   * @return the item, as it is kept
   * @throws InvalidInputException when there is no such policy or machine, or the vault may not
   *     take the machine
   * @throws ConflictException when the machine is protected as another item
   */
  ItemRecord take(ItemRecord description) {
    description.policy().ifPresent(this::requirePolicy);
    if (description.source() instanceof ItemSource.Machine machine
        && description.protection() == Protection.PROTECTED) {
      requireTakeable(description.id(), machine.id());
    }
    return items.describe(description);
  }

  private void requirePolicy(PolicyName name) {
    if (policies.find(name).isEmpty()) {
      throw new InvalidInputException(
          "there is no policy " + name + "; create it with PUT /api/policies/" + name);
    }
  }

  private void requireTakeable(ItemId id, MachineId machine) {
    Optional.ofNullable(MachineViews.byMachine(items.list()).get(machine))
        .filter(other -> !other.id().equals(id))
        .ifPresent(
            other -> {
              throw new ConflictException(
                  "machine "
                      + machine
                      + " is item "
                      + other.id()
                      + " of this vault, whose protection is "
                      + other.protection()
                      + "; use that item");
            });
    FoundMachine found =
        inventory
            .find(machine)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "machine " + machine + " is not there, or may not be read"));
    rules
        .refusal(found)
        .ifPresent(
            why -> {
              throw new InvalidInputException("machine " + machine + " is refused: " + why);
            });
  }

  /**
   * Stops the protection of an item; its recovery points are kept, and its policy's retention goes
   * on except for the last of them.
   *
   * @throws dev.vaultline.pipeline.NotFoundException when there is no such item
   */
  public ItemRecord stop(ItemId id) {
    return items.describe(items.require(id).in(Protection.STOPPED));
  }
}
