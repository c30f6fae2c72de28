package dev.vaultline.pipeline.restore.order;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.part.Parts;
import java.util.ArrayList;
import java.util.List;

/**
 * A restore that was checked and planned: which disks it makes, and what becomes of them. It is
 * kept beside the parts of its job.
 */
public record RestoreOrder(
    JobId job, ItemId item, PointId point, List<PlannedDisk> disks, Ending ending) {
  /** Under which it is kept. */
  public static final Parts.Note<RestoreOrder> NOTE =
      new Parts.Note<>("restore-order", new RestoreOrderCodec());

  public RestoreOrder {
    disks = List.copyOf(disks);
  }

  /** The disk that is made of a disk of the point. */
  public PlannedDisk disk(int number) {
    return disks.stream()
        .filter(disk -> disk.number() == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(job + " restores no disk " + number));
  }

  /** Those whose bytes come from the vault. */
  public List<PlannedDisk> fromVault() {
    return disks.stream().filter(PlannedDisk::fromVault).toList();
  }

  /** The instance of the orchestration that carries the order out. */
  public String instance() {
    return "restore-" + job;
  }

  /** What people see it at, in this order. */
  public List<TaskName> tasks() {
    List<TaskName> tasks = new ArrayList<>(List.of(TaskName.DISKS));
    if (!fromVault().isEmpty()) {
      tasks.add(TaskName.RESTORE);
      tasks.add(TaskName.FINISH);
    }
    if (!(ending instanceof Ending.Disks)) {
      tasks.add(TaskName.MACHINE);
    }
    return tasks;
  }
}
