package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.job.TaskState;
import dev.vaultline.pipeline.restore.order.Ending;
import dev.vaultline.pipeline.restore.order.MachineDescription;
import dev.vaultline.pipeline.restore.order.RestoreOrder;
import dev.vaultline.pipeline.restore.replacement.Replacement;
import dev.vaultline.pipeline.target.DiskSwap;
import dev.vaultline.pipeline.target.MachineState;
import dev.vaultline.pipeline.target.ManagedDiskId;
import java.util.Optional;

/**
 * Gives the disks of a restore to their machine: a new one, or the one that was backed up. Disks
 * that are not whole are given to none.
 */
public final class FitMachine implements Activity {
  private final RestoreDesk desk;

  public FitMachine(RestoreDesk desk) {
    this.desk = desk;
  }

  /** Says after how many seconds to look again, or nothing when the machine has its disks. */
  @Override
  public ObjectNode run(JsonNode input) {
    JobId job = Payload.job(input);
    RestoreOrder order = desk.open(job);
    if (order.ending() instanceof Ending.Disks || !desk.damage(job).isEmpty()) {
      return Payload.create();
    }
    PlatformSteps steps = new PlatformSteps(desk, job);
    fit(order, steps);
    if (steps.done()) {
      desk.jobs()
          .update(job, change -> change.task(TaskName.MACHINE, task -> task.in(TaskState.DONE)));
    }
    return steps.result();
  }

  private void fit(RestoreOrder order, PlatformSteps steps) {
    if (order.ending() instanceof Ending.Create create) {
      create(order, create, steps);
    } else {
      swap(order, (Ending.Swap) order.ending(), steps);
    }
  }

  private void create(RestoreOrder order, Ending.Create create, PlatformSteps steps) {
    String description = desk.parts().require(order.job(), MachineDescription.NOTE);
    steps.ask(
        "machine",
        token ->
            desk.platform()
                .machines()
                .create(create.machine(), description, order.job().value(), token));
  }

  private void swap(RestoreOrder order, Ending.Swap swap, PlatformSteps steps) {
    MachineState machine =
        desk.platform()
            .machines()
            .find(swap.machine())
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "machine "
                            + swap.machine()
                            + " is gone since the restore was asked for; restore to a new"
                            + " machine"));
    Replacement replacement =
        desk.replacements()
            .begin(
                new Replacement(
                    order.job(),
                    machine.id(),
                    machine.running(),
                    DiskSwap.at(machine, swap.disks()),
                    Optional.empty()));
    boolean swapped =
        new DiskSwapping(desk.platform().machines(), steps)
            .run("in-place", machine, replacement.swap(), replacement.running());
    if (swapped) {
      for (ManagedDiskId disk : replacement.swap().out().values()) {
        steps.ask(
            "mark-" + disk.name(),
            token -> desk.platform().replaced().mark(disk, order.job().value(), token));
      }
    }
  }
}
