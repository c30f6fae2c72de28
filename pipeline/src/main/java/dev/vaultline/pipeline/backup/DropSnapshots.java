package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;

/** Drops the snapshots of a job's item that are past instant restore. */
public final class DropSnapshots implements Activity {
  private final BackupDesk desk;
  private final SnapshotExpiry expiry;

  public DropSnapshots(BackupDesk desk, SnapshotExpiry expiry) {
    this.desk = desk;
    this.expiry = expiry;
  }

  @Override
  public ObjectNode run(JsonNode input) {
    RunRecord run = desk.open(Payload.job(input)).require(RunRecord.NOTE);
    expiry.apply(run.order().item(), run.source());
    return Payload.create();
  }
}
