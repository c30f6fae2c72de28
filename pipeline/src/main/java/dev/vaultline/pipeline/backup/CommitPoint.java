package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.backup.BackupRun;
import dev.vaultline.engine.point.PointFacts;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.run.RunClosedException;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.job.TaskState;
import dev.vaultline.pipeline.part.Notes;
import dev.vaultline.pipeline.point.PointSummary;
import dev.vaultline.pipeline.point.Tier;
import dev.vaultline.pipeline.snapshot.Snapshot;
import java.util.Map;
import java.util.TreeMap;

/** Commits the recovery point of a job. */
public final class CommitPoint implements Activity {
  private final BackupDesk desk;

  public CommitPoint(BackupDesk desk) {
    this.desk = desk;
  }

  @Override
  public ObjectNode run(JsonNode input) {
    JobId job = Payload.job(input);
    Notes notes = desk.open(job);
    RunRecord record = notes.require(RunRecord.NOTE);
    Snapshot snapshot = BackupDesk.snapshot(notes);
    RecoveryPoint point = commit(record.names(), snapshot, facts(record.order(), snapshot));
    desk.points().put(PointSummary.of(point, Tier.SNAPSHOT_AND_VAULT));
    desk.jobs()
        .update(
            job,
            change ->
                change
                    .point(point.id())
                    .task(
                        TaskName.TRANSFER,
                        task ->
                            task.at(task.bytesPlanned(), task.bytesPlanned()).in(TaskState.DONE)));
    return Payload.create();
  }

  private RecoveryPoint commit(PointNames names, Snapshot snapshot, PointFacts facts) {
    Vault vault = desk.vault().get();
    SnapshotAccess access = new SnapshotAccess(desk);
    try {
      BackupRun run = BackupRun.resume(vault, names);
      RecoveryPoint point = run.commit(facts);
      access.release(snapshot, run.parent());
      return point;
    } catch (RunClosedException e) {
      // An earlier call may have committed before its answer was lost.
      RecoveryPoint point = new RecoveryPoints(vault).find(names).orElseThrow(() -> e);
      access.release(snapshot, access.parent(point));
      return point;
    }
  }

  private static PointFacts facts(BackupOrder order, Snapshot snapshot) {
    Map<String, String> facts = new TreeMap<>(snapshot.facts());
    facts.put("job", order.job().value());
    facts.put("reason", order.reason());
    return new PointFacts(snapshot.takenAt(), snapshot.consistency(), order.retainUntil(), facts);
  }
}
