package dev.vaultline.pipeline.durable;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.restore.MachineWorld;
import dev.vaultline.pipeline.restore.Settlement;
import dev.vaultline.pipeline.restore.order.Destination;
import dev.vaultline.pipeline.restore.order.DiskOrigin;
import java.util.Map;
import java.util.TreeMap;

/**
 * Records the restores in place. The recorded {@code RestoreRun} and {@code RestoreBatch} are older
 * than they are, and stay as they are.
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
    return new RestoreHistories(histories);
  }

  private static RecordedHistory of(MachineWorld machine, String instance) {
    return RecordedHistory.of(machine.world.hub, instance);
  }
}
