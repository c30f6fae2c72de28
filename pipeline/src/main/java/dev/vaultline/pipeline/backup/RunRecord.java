package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.snapshot.ItemSource;
import dev.vaultline.pipeline.snapshot.SnapshotRequest;
import dev.vaultline.pipeline.snapshot.SourceCodec;
import dev.vaultline.pipeline.table.Codec;
import dev.vaultline.pipeline.table.Fields;

/**
 * What a backup job knows from its opening on, whatever becomes of its item's description.
 *
 * @param run the id of the recovery point to be
 * @param source what is backed up
 * @param wanted how consistent the snapshot is to be
 */
public record RunRecord(BackupOrder order, PointId run, ItemSource source, Consistency wanted) {
  /** Under which it is kept beside the job's parts. */
  public static final Parts.Note<RunRecord> NOTE = new Parts.Note<>("run", new RunCodec());

  /** The names of what the run has in the vault. */
  public PointNames names() {
    return new PointNames(order.item(), run);
  }

  SnapshotRequest snapshotRequest() {
    return new SnapshotRequest(order.item(), run, source, wanted);
  }

  private static final class RunCodec implements Codec<RunRecord> {
    private static final String WANTED = "wanted";

    @Override
    public ObjectNode encode(RunRecord record) {
      ObjectNode json = record.order.encode();
      json.put("run", record.run.value()).put(WANTED, Fields.word(record.wanted));
      SourceCodec.write(record.source, json);
      return json;
    }

    @Override
    public RunRecord decode(JsonNode json) {
      return new RunRecord(
          BackupOrder.decode(json),
          new PointId(Json.text(json, "run")),
          SourceCodec.read(json),
          // Jobs that were opened by earlier releases do not say.
          json.has(WANTED)
              ? Fields.word(json, WANTED, Consistency.class)
              : Consistency.APPLICATION);
    }
  }
}
