package dev.vaultline.pipeline.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.job.JobCodec;
import dev.vaultline.pipeline.table.Codec;
import dev.vaultline.pipeline.table.Fields;
import java.util.Optional;

/** Parts as JSON in their table. */
final class PartCodec implements Codec<PartRecord> {

  @Override
  public ObjectNode encode(PartRecord part) {
    ObjectNode json = Json.object();
    encode(part.ref(), json);
    json.put("state", Fields.word(part.state()));
    json.put("bytes", part.bytes());
    json.put("attempts", part.attempts());
    part.error().ifPresent(error -> json.set("error", JobCodec.encode(error)));
    json.put("changedAt", part.changedAt().toString());
    Fields.putTexts(json, "notes", part.notes());
    return json;
  }

  @Override
  public PartRecord decode(JsonNode json) {
    return new PartRecord(
        decodeRef(json),
        Fields.word(json, "state", PartState.class),
        Json.number(json, "bytes"),
        Json.smallNumber(json, "attempts"),
        Optional.ofNullable(json.get("error")).map(JobCodec::decodeError),
        Json.instant(json, "changedAt"),
        Fields.texts(json, "notes"));
  }

  static void encode(PartRef ref, ObjectNode json) {
    json.put("disk", ref.disk()).put("number", ref.number()).put("group", ref.group());
  }

  static PartRef decodeRef(JsonNode json) {
    return new PartRef(
        Json.smallNumber(json, "disk"),
        Json.smallNumber(json, "number"),
        Json.smallNumber(json, "group"));
  }
}
