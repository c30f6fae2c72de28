package dev.vaultline.pipeline.machine;

import dev.vaultline.engine.InvalidInputException;
import java.util.Set;

/** Which disks of a machine are backed up. */
public sealed interface DiskSelection {
  /** All disks, also those that are attached later. */
  DiskSelection ALL = new All();

  /** Whether the disk of a slot is backed up. */
  boolean includes(DiskSlot slot);

  /** All disks, also those that are attached later. */
  record All() implements DiskSelection {
    @Override
    public boolean includes(DiskSlot slot) {
      return true;
    }
  }

  /** These and no others. */
  record Only(Set<DiskSlot> slots) implements DiskSelection {
    public Only {
      slots = named("only", slots);
    }

    @Override
    public boolean includes(DiskSlot slot) {
      return slots.contains(slot);
    }
  }

  /** All but these. */
  record Except(Set<DiskSlot> slots) implements DiskSelection {
    public Except {
      slots = named("except", slots);
    }

    @Override
    public boolean includes(DiskSlot slot) {
      return !slots.contains(slot);
    }
  }

  private static Set<DiskSlot> named(String what, Set<DiskSlot> slots) {
    if (slots.isEmpty()) {
      throw new InvalidInputException(
          "'" + what + "' names no disk; expected os or lun:N, or leave it out for all disks");
    }
    return Set.copyOf(slots);
  }
}
