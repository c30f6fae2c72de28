package dev.vaultline.pipeline.point;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.point.PointStatistics;
import dev.vaultline.pipeline.table.Codec;
import dev.vaultline.pipeline.table.Fields;
import java.util.ArrayList;
import java.util.List;

/** Summaries of recovery points as JSON: in their table, and in answers to people. */
public final class PointCodec implements Codec<PointSummary> {

  @Override
  public ObjectNode encode(PointSummary point) {
    ObjectNode json = Json.object();
    json.put("item", point.item().value());
    json.put("id", point.id().value());
    json.put("createdAt", point.createdAt().toString());
    json.put("consistency", Fields.word(point.consistency()));
    json.put("tier", Fields.word(point.tier()));
    Fields.put(json, "retainUntil", point.retainUntil());
    ArrayNode sizes = json.putArray("diskSizes");
    point.diskSizes().forEach(sizes::add);
    PointStatistics statistics = point.statistics();
    json.put("bytesRead", statistics.read());
    json.put("bytesChanged", statistics.changed());
    json.put("bytesDeduplicated", statistics.deduplicated());
    json.put("bytesStored", statistics.stored());
    return json;
  }

  @Override
  public PointSummary decode(JsonNode json) {
    List<Long> sizes = new ArrayList<>();
    Json.array(json, "diskSizes").forEach(size -> sizes.add(size.asLong()));
    return new PointSummary(
        new ItemId(Json.text(json, "item")),
        new PointId(Json.text(json, "id")),
        Json.instant(json, "createdAt"),
        Fields.word(json, "consistency", Consistency.class),
        Fields.word(json, "tier", Tier.class),
        Fields.optionalInstant(json, "retainUntil"),
        sizes,
        new PointStatistics(
            Json.number(json, "bytesRead"),
            Json.number(json, "bytesChanged"),
            Json.number(json, "bytesDeduplicated"),
            Json.number(json, "bytesStored")));
  }
}
