package dev.vaultline.pipeline.target;

import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.machine.MachineId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A virtual machine that a restore creates. What is not said here is as in the description of the
 * machine that was backed up.
 *
 * @param size such as {@code Standard_D2s_v5}
 * @param nics ids of network interfaces that no machine uses; the first is the primary one
 * @param subnet the id of the subnet in which it gets a new interface, when there are no {@code
 *     nics}
 * @param tags in place of the described ones
 * @param disks all its disks, by where they are attached
 */
public record NewMachine(
    MachineId id,
    String region,
    Optional<String> zone,
    String size,
    List<String> nics,
    Optional<String> subnet,
    Map<String, String> tags,
    Map<DiskSlot, ManagedDiskId> disks) {
  public NewMachine {
    nics = List.copyOf(nics);
    tags = Map.copyOf(tags);
    disks = Map.copyOf(disks);
  }
}
