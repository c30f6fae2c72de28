package dev.vaultline.pipeline.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.snapshot.SourceCodec;
import dev.vaultline.pipeline.table.Codec;
import dev.vaultline.pipeline.table.Fields;
import java.util.Optional;

/** Items as JSON: in their table, and in answers to people. */
public final class ItemCodec implements Codec<ItemRecord> {

  @Override
  public ObjectNode encode(ItemRecord item) {
    ObjectNode json = Json.object();
    json.put("id", item.id().value());
    Fields.put(json, "policy", item.policy());
    SourceCodec.write(item.source(), json);
    json.put("protection", Fields.word(item.protection()));
    item.claim().ifPresent(claim -> json.set("claim", encodeClaim(claim)));
    item.transfer().ifPresent(claim -> json.set("transfer", encodeClaim(claim)));
    Fields.put(json, "lastRun", item.lastRun());
    return json;
  }

  @Override
  public ItemRecord decode(JsonNode json) {
    return new ItemRecord(
        new ItemId(Json.text(json, "id")),
        Json.optionalText(json, "policy").map(PolicyName::new),
        SourceCodec.read(json),
        Fields.word(json, "protection", Protection.class),
        Optional.ofNullable(json.get("claim")).map(ItemCodec::decodeClaim),
        Optional.ofNullable(json.get("transfer")).map(ItemCodec::decodeClaim),
        Json.optionalText(json, "lastRun").map(PointId::new));
  }

  private static ObjectNode encodeClaim(Claim claim) {
    return Json.object().put("job", claim.job().value()).put("run", claim.run().value());
  }

  private static Claim decodeClaim(JsonNode json) {
    return new Claim(new JobId(Json.text(json, "job")), new PointId(Json.text(json, "run")));
  }
}
