package dev.vaultline.pipeline.durable;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.restore.MachineWorld;
import dev.vaultline.pipeline.restore.Settlement;
import dev.vaultline.pipeline.restore.order.Destination;
import dev.vaultline.pipeline.restore.order.DiskOrigin;
import java.util.Map;
import java.util.TreeMap;

/**
 * Records the restores in place. The recorded {@code RestoreBatch} is older than they are, and
 * stays as it is.
 */
record RestoreHistories(Map<String, RecordedHistory> all) {

  static RestoreHistories record() {
    Map<String, RecordedHistory> histories = new TreeMap<>();
    MachineWorld machine = new MachineWorld(true);
    machine.world.compute.operationsTake(2);
    JobRecord restored = machine.restore(new Destination.InPlace(DiskOrigin.VAULT));
    histories.put("RestoreItem", of(machine, restored.instance()));
    JobRecord undone = machine.settle(restored.id(), Settlement.UNDO);
    histories.put("SettleRun", of(machine, undone.instance()));
    machine.world.compute.fail("start", new InvalidInputException("there is no room"));
    JobRecord failed = machine.restore(new Destination.InPlace(DiskOrigin.AUTO));
    histories.put("RestoreItem-failed", of(machine, failed.instance()));
    histories.put("AbandonRestore", abandoned());
    return new RestoreHistories(histories);
  }

  /** Of a restore whose orchestration is gone while the platform is at the machine. */
  private static RecordedHistory abandoned() {
    MachineWorld machine = new MachineWorld(true);
    machine.world.compute.operationsTake(2);
    JobId job = machine.submit(new Destination.InPlace(DiskOrigin.VAULT));
    while (machine.machine().running()) {
      if (!machine.world.hub.step()) {
        machine.world.hub.fireNextTimer();
      }
    }
    machine.world.hub.terminate(machine.world.job(job).instance());
    machine.world.scheduleTick.run();
    machine.world.settle();
    return of(machine, machine.world.job(job).instance());
  }

  private static RecordedHistory of(MachineWorld machine, String instance) {
    return RecordedHistory.of(machine.world.hub, instance);
  }
}
