package dev.vaultline.pipeline.restore.order;

import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.target.ManagedDiskId;
import dev.vaultline.pipeline.target.NewMachine;
import java.util.Map;

/** What becomes of the disks that a restore made. */
public sealed interface Ending {

  /** Nothing: they are there. */
  record Disks() implements Ending {}

  /** A new machine gets them. */
  record Create(NewMachine machine) implements Ending {}

  /** A machine gets them in place of those it has. */
  record Swap(MachineId machine, Map<DiskSlot, ManagedDiskId> disks) implements Ending {
    public Swap {
      disks = Map.copyOf(disks);
    }
  }
}
