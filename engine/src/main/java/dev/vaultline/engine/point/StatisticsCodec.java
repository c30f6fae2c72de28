package dev.vaultline.engine.point;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;

/** The stored form of statistics, in records and in receipts. */
public final class StatisticsCodec {
  private StatisticsCodec() {}

  /** Writes statistics into an object. */
  public static void write(ObjectNode node, PointStatistics statistics) {
    node.put("read", statistics.read())
        .put("changed", statistics.changed())
        .put("deduplicated", statistics.deduplicated())
        .put("stored", statistics.stored());
  }

  /** Reads what {@link #write} wrote. */
  public static PointStatistics read(JsonNode node) {
    return new PointStatistics(
        Json.number(node, "read"),
        Json.number(node, "changed"),
        Json.number(node, "deduplicated"),
        Json.number(node, "stored"));
  }
}
