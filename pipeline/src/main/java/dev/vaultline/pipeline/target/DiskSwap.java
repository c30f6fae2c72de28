package dev.vaultline.pipeline.target;

import dev.vaultline.pipeline.machine.DiskSlot;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Disks of a machine that give way to others.
 *
 * @param out those that go, by where they are attached
 * @param in those that come; a slot of only one of both is emptied, or was empty
 */
public record DiskSwap(Map<DiskSlot, ManagedDiskId> out, Map<DiskSlot, ManagedDiskId> in) {
  public DiskSwap {
    out = Map.copyOf(out);
    in = Map.copyOf(in);
  }

  /** The disks of a machine that give way to these. */
  public static DiskSwap at(MachineState machine, Map<DiskSlot, ManagedDiskId> in) {
    SortedMap<DiskSlot, ManagedDiskId> out = new TreeMap<>(machine.disks());
    out.keySet().retainAll(in.keySet());
    return new DiskSwap(out, in);
  }

  /** The swap that makes this one undone. */
  public DiskSwap reversed() {
    return new DiskSwap(in, out);
  }

  /** Whether a machine has the disks that come, and none of those that go. */
  public boolean isDone(MachineState machine) {
    return machine.disks().entrySet().containsAll(in.entrySet())
        && machine.disks().values().stream().noneMatch(out::containsValue);
  }
}
