package dev.vaultline.pipeline.restore.order;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.target.Machines;
import dev.vaultline.pipeline.target.PageBlobTarget;
import dev.vaultline.pipeline.target.SnapshotTier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Turns what somebody asks for into an order, or refuses it and names the field, before anything is
 * created. Only looks at the platform.
 */
public final class RestorePlanner {
  private final SnapshotTier snapshots;
  private final Machines machines;

  public RestorePlanner(SnapshotTier snapshots, Machines machines) {
    this.snapshots = snapshots;
    this.machines = machines;
  }

  /**
   * Plans a restore.
   *
   * @param disk only this one
   * @throws InvalidInputException when it is not possible so; the message names the field to change
   */
  public RestoreOrder plan(
      JobId job, RestorablePoint point, Optional<Integer> disk, Destination destination) {
    disk.ifPresent(point::disk);
    List<Integer> numbers =
        disk.map(List::of)
            .orElseGet(() -> IntStream.range(0, point.disks().size()).boxed().toList());
    if (destination instanceof Destination.PageBlobs blobs) {
      List<PlannedDisk> disks = pageBlobs(point, numbers, blobs);
      return new RestoreOrder(
          job, point.names().item(), point.names().point(), disks, new Ending.Disks());
    }
    ManagedDiskPlan plan = new ManagedDiskPlan(job, point, numbers, point.machine(), snapshots);
    if (destination instanceof Destination.ManagedDisks managed) {
      return plan.order(plan.disks(managed.disks()), new Ending.Disks());
    }
    MachinePlan ending = new MachinePlan(plan, required(point), machines);
    return destination instanceof Destination.Machine machine
        ? ending.create(machine, disk)
        : ending.swap((Destination.InPlace) destination);
  }

  private static List<PlannedDisk> pageBlobs(
      RestorablePoint point, List<Integer> numbers, Destination.PageBlobs to) {
    if (!point.inVault()) {
      throw new InvalidInputException(
          "to.kind: recovery point "
              + point.names()
              + " is not in the vault, and page blobs are restored from there; restore to"
              + " managed-disks, a machine or in-place, or choose another recovery point");
    }
    String prefix = to.prefix().orElse(point.names() + "/");
    List<PlannedDisk> disks = new ArrayList<>();
    for (int number : numbers) {
      long size = point.disk(number).size();
      PageBlobTarget target = new PageBlobTarget(to.container(), prefix + "disk-" + number);
      disks.add(new PlannedDisk(number, size, target));
    }
    return disks;
  }

  private static MachineDescription required(RestorablePoint point) {
    return point
        .machine()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "to.kind: recovery point "
                        + point.names()
                        + " is of disks and describes no machine; restore to page-blobs or"
                        + " managed-disks"));
  }
}
