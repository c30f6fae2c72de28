package dev.vaultline.pipeline.target;

import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.machine.MachineId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A virtual machine as the platform has it now.
 *
 * @param running whether it is neither stopped nor deallocated
 * @param disks the managed disks, by where they are attached
 * @param nics the ids of its network interfaces
 * @param owner the restore that created it
 */
public record MachineState(
    MachineId id,
    String region,
    Optional<String> zone,
    boolean running,
    Map<DiskSlot, ManagedDiskId> disks,
    List<String> nics,
    Optional<String> owner) {
  public MachineState {
    disks = Map.copyOf(disks);
    nics = List.copyOf(nics);
  }
}
