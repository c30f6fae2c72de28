package dev.vaultline.pipeline.durable;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import dev.vaultline.pipeline.backup.BackupBatch;
import dev.vaultline.pipeline.backup.BackupRun;
import dev.vaultline.pipeline.backup.SnapshotItem;
import dev.vaultline.pipeline.backup.TransferItem;
import dev.vaultline.pipeline.restore.AbandonRestore;
import dev.vaultline.pipeline.restore.RestoreBatch;
import dev.vaultline.pipeline.restore.RestoreItem;
import dev.vaultline.pipeline.restore.SettleRun;
import dev.vaultline.pipeline.retention.RetentionRun;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The platform does not notice when the code of an orchestration no longer fits a history that was
 * begun with older code. These histories are of instances that ended; the code of today must come
 * to the same end on them. A change that does not is given a new orchestration name.
 */
final class RecordedHistoriesTest {
  private static final Map<String, Function<TaskOrchestrationContext, String>> CODE =
      Map.ofEntries(
          Map.entry("SnapshotItem", SnapshotItem::run),
          Map.entry("SnapshotItem-cancelled", SnapshotItem::run),
          Map.entry("TransferItem", TransferItem::run),
          Map.entry("TransferItem-failed", TransferItem::run),
          Map.entry("BackupRun", BackupRun::run),
          Map.entry("BackupBatch", BackupBatch::run),
          Map.entry("RestoreItem", RestoreItem::run),
          Map.entry("RestoreItem-failed", RestoreItem::run),
          Map.entry("SettleRun", SettleRun::run),
          Map.entry("AbandonRestore", AbandonRestore::run),
          Map.entry("RestoreBatch", RestoreBatch::run),
          Map.entry("RetentionRun", RetentionRun::run));

  static Stream<String> histories() {
    return CODE.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("histories")
  void theCodeOfTodayComesToTheSameEnd(String name) throws IOException {
    RecordedHistory history = RecordedHistory.read(name);
    assertThat(history.replay(CODE.get(name))).isEqualTo(history.result());
  }

  @Test
  void aHistoryThatDoesNotFitIsNoticed() throws IOException {
    RecordedHistory history = RecordedHistory.read("TransferItem");
    int answer = 0;
    while (!past("TransferItem").get(answer).hasTaskCompleted()) {
      answer++;
    }
    assertThat(history.withoutPastEvent(answer).replay(CODE.get("TransferItem")))
        .isNotEqualTo(history.result());
  }

  @Test
  void theRecordedBackupWaitedRetriedAndWasWokenByATimer() throws IOException {
    List<HistoryEvent> snapshot = past("SnapshotItem");
    List<HistoryEvent> transfer = past("TransferItem");
    assertThat(snapshot).filteredOn(HistoryEvent::hasTimerFired).hasSizeGreaterThan(2);
    assertThat(transfer).anyMatch(HistoryEvent::hasEventRaised);
    assertThat(Stream.concat(snapshot.stream(), transfer.stream()))
        .anyMatch(HistoryEvent::hasTaskFailed);
  }

  @Test
  void theRecordedAbandoningWaitedForThePlatform() throws IOException {
    assertThat(past("AbandonRestore")).anyMatch(HistoryEvent::hasTimerFired);
  }

  private static List<HistoryEvent> past(String name) throws IOException {
    return RecordedHistory.read(name).lastTurn().getPastEventsList();
  }
}
