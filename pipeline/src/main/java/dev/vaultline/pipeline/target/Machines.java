package dev.vaultline.pipeline.target;

import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.platform.Progress;
import java.util.Optional;

/**
 * The virtual machines that restores create and change. Every request looks at what is there first
 * and so may be repeated; what is pending is asked again, with the token it gave. Safe for use by
 * many threads.
 */
public interface Machines {

  /** A machine, if it is there. */
  Optional<MachineState> find(MachineId id);

  /**
   * Creates a machine from disks that hold its system, or finds the one that the same restore
   * created. It runs afterwards.
   *
   * @param description as the recovery point keeps it
   * @param owner the restore's job; kept with the machine
   * @param token of the last answer, if that was pending; else empty text
   * @throws dev.vaultline.engine.InvalidInputException when there is another machine of that name,
   *     which is left as it is, or the platform refuses it
   */
  Progress<MachineState> create(NewMachine machine, String description, String owner, String token);

  /** Removes a machine if the same restore created it; its disks and interfaces stay. */
  Progress<MachineId> drop(MachineId id, String owner, String token);

  /** Stops a machine and gives its computing power back, which a swap of its disks needs. */
  Progress<MachineState> deallocate(MachineId id, String token);

  /** Starts a machine. */
  Progress<MachineState> start(MachineId id, String token);

  /** Swaps disks of a deallocated machine. Each keeps the caching of the one before it. */
  Progress<MachineState> swap(MachineId id, DiskSwap disks, String token);
}
