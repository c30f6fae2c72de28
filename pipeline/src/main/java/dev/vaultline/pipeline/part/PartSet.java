package dev.vaultline.pipeline.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.table.Codec;
import java.time.Instant;

/**
 * All parts of a job.
 *
 * @param parts how many
 * @param bytes they move together
 * @param createdAt when they were planned
 */
public record PartSet(int parts, long bytes, Instant createdAt) {

  /** How many groups the parts are kept in. */
  public int groups() {
    return (parts + PartRef.GROUP_SIZE - 1) / PartRef.GROUP_SIZE;
  }

  static final class SetCodec implements Codec<PartSet> {
    @Override
    public ObjectNode encode(PartSet set) {
      return Json.object()
          .put("parts", set.parts)
          .put("bytes", set.bytes)
          .put("createdAt", set.createdAt.toString());
    }

    @Override
    public PartSet decode(JsonNode json) {
      return new PartSet(
          Json.smallNumber(json, "parts"),
          Json.number(json, "bytes"),
          Json.instant(json, "createdAt"));
    }
  }
}
