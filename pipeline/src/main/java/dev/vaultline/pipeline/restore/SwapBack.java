package dev.vaultline.pipeline.restore;

import dev.vaultline.pipeline.restore.replacement.Replacement;
import dev.vaultline.pipeline.target.MachineState;
import dev.vaultline.pipeline.target.ManagedDiskId;
import java.util.Optional;

/** Gives a machine back the disks that a restore replaced. */
final class SwapBack {
  private final RestoreDesk desk;
  private final PlatformSteps steps;

  SwapBack(RestoreDesk desk, PlatformSteps steps) {
    this.desk = desk;
    this.steps = steps;
  }

  /** Whether it is done: the machine has them and runs if it did, or there is no machine. */
  boolean run(Replacement replacement) {
    Optional<MachineState> machine = desk.platform().machines().find(replacement.machine());
    boolean swapped =
        machine.isEmpty()
            || new DiskSwapping(desk.platform().machines(), steps)
                .run("back", machine.get(), replacement.swap().reversed(), replacement.running());
    if (swapped) {
      replacement.swap().out().values().forEach(disk -> unmark(replacement, disk));
    }
    return swapped && steps.done();
  }

  private void unmark(Replacement replacement, ManagedDiskId disk) {
    steps.ask(
        "unmark-" + disk.name(),
        token -> desk.platform().replaced().unmark(disk, replacement.job().value(), token));
  }
}
