package dev.vaultline.pipeline.restore;

import dev.vaultline.engine.VaultlineException;
import dev.vaultline.pipeline.job.JobError;
import dev.vaultline.pipeline.platform.Progress;
import dev.vaultline.pipeline.restore.order.Ending;
import dev.vaultline.pipeline.restore.order.PlannedDisk;
import dev.vaultline.pipeline.restore.order.RestoreOrder;
import dev.vaultline.pipeline.restore.replacement.Replacement;
import dev.vaultline.pipeline.target.ManagedDiskId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/** Takes back what a restore did. Only what carries its job's tag is removed. */
final class CleanUp {
  private final RestoreDesk desk;
  private final PlatformSteps steps;
  private final Predicate<JobError> bearable;
  private final List<String> left = new ArrayList<>();

  /**
   * @param bearable which problems are noted rather than thrown
   */
  CleanUp(RestoreDesk desk, PlatformSteps steps, Predicate<JobError> bearable) {
    this.desk = desk;
    this.steps = steps;
    this.bearable = bearable;
  }

  /** Goes as far as the platform lets it now. Says what is left that it could not take back. */
  List<String> run(RestoreOrder order) {
    if (machine(order)) {
      order.disks().forEach(disk -> drop(order, disk));
    }
    return left;
  }

  /** Before the machine let go of the disks they cannot be removed. */
  private boolean machine(RestoreOrder order) {
    if (order.ending() instanceof Ending.Create create) {
      return attempt(
          "machine " + create.machine().id() + " could not be deleted, delete it if it is there",
          "drop-machine",
          token ->
              desk.platform().machines().drop(create.machine().id(), order.job().value(), token));
    }
    return desk.replacements().find(order.job()).map(this::giveBack).orElse(true);
  }

  private boolean giveBack(Replacement replacement) {
    SwapBack back = new SwapBack(desk, steps);
    boolean done =
        attempt(
            "machine "
                + replacement.machine().name()
                + " is not as it was; its own disks are "
                + replacement.swap().out().values().stream().map(ManagedDiskId::name).toList(),
            () -> back.run(replacement));
    if (done && left.isEmpty()) {
      desk.replacements().end(replacement);
    }
    return done;
  }

  private void drop(RestoreOrder order, PlannedDisk disk) {
    attempt(
        disk.target() + " could not be deleted, delete it if it is there",
        "drop-" + disk.number(),
        token -> desk.platform().targets().drop(disk.target(), order.job().value(), token));
  }

  private boolean attempt(
      String otherwise, String name, Function<String, ? extends Progress<?>> request) {
    return attempt(otherwise, () -> steps.ask(name, request));
  }

  private boolean attempt(String otherwise, BooleanSupplier action) {
    try {
      return action.getAsBoolean();
    } catch (VaultlineException e) {
      JobError problem = JobError.of(e);
      if (!bearable.test(problem)) {
        throw e;
      }
      left.add(otherwise + ": " + problem);
      return true;
    }
  }
}
