package dev.vaultline.pipeline.snapshot;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.pipeline.machine.DiskSelection;
import dev.vaultline.pipeline.machine.MachineId;
import java.util.HashSet;
import java.util.List;

/** What an item is a backup of. */
public sealed interface ItemSource {
  /** An Azure machine of the largest size has 64 data disks and one with its system. */
  int MAX_DISKS = 65;

  /**
   * Disks that are named one by one.
   *
   * @param disks in the order of their numbers, 1–{@value #MAX_DISKS}
   */
  record Disks(List<DiskLocation> disks) implements ItemSource {
    public Disks {
      disks = List.copyOf(disks);
      if (disks.isEmpty() || disks.size() > MAX_DISKS) {
        throw new InvalidInputException(
            "an item has 1-" + MAX_DISKS + " disks, found " + disks.size());
      }
      if (new HashSet<>(disks).size() < disks.size()) {
        throw new InvalidInputException("an item's disks are named once each");
      }
    }
  }

  /** A virtual machine, whose disks are looked up when its snapshot is taken. */
  record Machine(MachineId id, DiskSelection disks) implements ItemSource {}
}
