package dev.vaultline.pipeline.point;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.pipeline.table.Codec;
import dev.vaultline.pipeline.table.Fields;

/** Standings of items as JSON in their table. */
final class StandingCodec implements Codec<ItemStanding> {

  @Override
  public ObjectNode encode(ItemStanding standing) {
    ObjectNode json = Json.object().put("item", standing.item().value());
    Fields.put(json, "newest", standing.newest());
    return json.put("points", standing.points())
        .put("storedBytes", standing.storedBytes())
        .put("snapshots", standing.snapshots());
  }

  @Override
  public ItemStanding decode(JsonNode json) {
    return new ItemStanding(
        new ItemId(Json.text(json, "item")),
        Fields.optionalInstant(json, "newest"),
        Json.smallNumber(json, "points"),
        Json.number(json, "storedBytes"),
        Json.smallNumber(json, "snapshots"));
  }
}
