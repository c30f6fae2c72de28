package dev.vaultline.pipeline.durable;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.pipeline.Faults;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.job.JobRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes the recorded histories. Run its main method, with the folder to write to, for a new
 * orchestration or one that got a new name; never to make {@link RecordedHistoriesTest} pass after
 * a change of code: instances that run in the cloud have the old history.
 */
final class HistoryRecorder {
  private HistoryRecorder() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    for (Map.Entry<String, RecordedHistory> history : record().entrySet()) {
      history.getValue().write(folder.resolve(history.getKey() + ".history"));
    }
  }

  private static Map<String, RecordedHistory> record() {
    World world = new World();
    byte[] content = World.content(1, 50);
    ItemId web = world.protect("web", Optional.empty(), content, content);
    JobRecord backup = backUpTheHardWay(world, web);
    RestoreHistories restores = RestoreHistories.record();
    String retention = world.retentions.submit(false).instance();
    world.settle();
    world.disks.write(World.disk("web-0"), World.content(1, 10));
    JobRecord failed = world.backUp(web);
    JobRecord cancelled = cancelAWait(world, web);
    Map<String, RecordedHistory> histories = new TreeMap<>();
    histories.put("SnapshotItem", of(world, "protect-" + backup.id()));
    histories.put("SnapshotItem-cancelled", of(world, cancelled.instance()));
    histories.put("TransferItem", of(world, world.job(backup.id()).instance()));
    histories.put("TransferItem-failed", of(world, failed.instance()));
    histories.put("BackupRun", of(world, "backup-" + backup.id()));
    histories.put("BackupBatch", of(world, "backup-" + backup.id() + "-from-0"));
    histories.putAll(restores.all());
    histories.put("RetentionRun", of(world, retention));
    return histories;
  }

  /** With a snapshot that takes time, a step that fails once, and events that are lost. */
  private static JobRecord backUpTheHardWay(World world, ItemId item) {
    world.disks.pendingFor(3);
    JobRecord backup = world.backups.submit(item, Optional.empty());
    world.faults.failAt(5, Faults.Moment.BEFORE);
    List<String> lost = new ArrayList<>();
    world.workers.deliver(
        messages -> {
          if (lost.isEmpty() && !messages.isEmpty()) {
            lost.addAll(messages);
            return List.of();
          }
          return messages;
        });
    world.settle();
    world.faults.clear();
    return backup;
  }

  private static JobRecord cancelAWait(World world, ItemId item) {
    world.disks.pendingFor(100);
    JobRecord job = world.backups.submit(item, Optional.empty());
    while (world.hub.step()) {
      // Until it waits for the snapshot.
    }
    JobRecord waiting = world.job(job.id());
    world.cancellation.cancel(job.id());
    world.settle();
    return waiting;
  }

  private static RecordedHistory of(World world, String instance) {
    return RecordedHistory.of(world.hub, instance);
  }
}
