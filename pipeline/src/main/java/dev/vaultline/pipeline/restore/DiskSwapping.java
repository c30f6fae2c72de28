package dev.vaultline.pipeline.restore;

import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.target.DiskSwap;
import dev.vaultline.pipeline.target.MachineState;
import dev.vaultline.pipeline.target.Machines;

/** Swaps disks of a machine, which has to be deallocated for that. */
final class DiskSwapping {
  private final Machines machines;
  private final PlatformSteps steps;

  DiskSwapping(Machines machines, PlatformSteps steps) {
    this.machines = machines;
    this.steps = steps;
  }

  /**
   * Goes on from wherever an earlier call came to, which the machine itself shows.
   *
   * @param name of what is done, unique in the job
   * @param running whether the machine is to run afterwards
   * @return whether all is done
   */
  boolean run(String name, MachineState machine, DiskSwap swap, boolean running) {
    MachineId id = machine.id();
    if (!swap.isDone(machine)) {
      boolean swapped =
          steps.ask(name + "-deallocate", token -> machines.deallocate(id, token))
              && steps.ask(name + "-swap", token -> machines.swap(id, swap, token));
      if (!swapped) {
        return false;
      }
    }
    return !running || steps.ask(name + "-start", token -> machines.start(id, token));
  }
}
