package dev.vaultline.pipeline.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.table.Codec;
import dev.vaultline.pipeline.table.Fields;

/** Snapshots as JSON beside the parts of their job. */
public final class SnapshotCodec implements Codec<Snapshot> {
  /** Under which a job keeps the snapshot it took. */
  public static final Parts.Note<Snapshot> NOTE = new Parts.Note<>("snapshot", new SnapshotCodec());

  @Override
  public ObjectNode encode(Snapshot snapshot) {
    ObjectNode json = Json.object();
    json.put("item", snapshot.item().value());
    json.put("run", snapshot.run().value());
    json.put("takenAt", snapshot.takenAt().toString());
    json.put("consistency", Fields.word(snapshot.consistency()));
    Fields.putObjects(json, "disks", snapshot.disks(), SnapshotCodec::encode);
    return json;
  }

  @Override
  public Snapshot decode(JsonNode json) {
    return new Snapshot(
        new ItemId(Json.text(json, "item")),
        new PointId(Json.text(json, "run")),
        Json.instant(json, "takenAt"),
        Fields.word(json, "consistency", Consistency.class),
        Fields.objects(json, "disks", SnapshotCodec::decodeDisk));
  }

  private static ObjectNode encode(DiskSnapshot disk) {
    DiskIdentity identity = disk.identity();
    ObjectNode json =
        Json.object()
            .put("number", disk.number())
            .put("kind", disk.disk().kind().word())
            .put("location", disk.disk().location())
            .put("snapshot", identity.snapshotId())
            .put("size", identity.size())
            .put("sector", identity.sectorSize());
    // Most disks are known by their location; a row has no room to say it twice.
    if (!identity.uniqueId().equals(disk.disk().location())) {
      json.put("uniqueId", identity.uniqueId());
    }
    return json;
  }

  private static DiskSnapshot decodeDisk(JsonNode json) {
    DiskLocation disk =
        new DiskLocation(SourceKind.parse(Json.text(json, "kind")), Json.text(json, "location"));
    return new DiskSnapshot(
        Json.smallNumber(json, "number"),
        disk,
        new DiskIdentity(
            Json.optionalText(json, "uniqueId").orElse(disk.location()),
            Json.text(json, "snapshot"),
            Json.number(json, "size"),
            Json.smallNumber(json, "sector")));
  }
}
