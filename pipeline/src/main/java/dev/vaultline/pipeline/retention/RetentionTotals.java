package dev.vaultline.pipeline.retention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;

/**
 * What retention did or would do.
 *
 * @param kept recovery points
 * @param expired recovery points
 * @param failed items for which it could not be decided
 */
record RetentionTotals(int kept, int expired, int failed) {
  static final RetentionTotals NONE = new RetentionTotals(0, 0, 0);

  RetentionTotals plus(RetentionTotals other) {
    return new RetentionTotals(kept + other.kept, expired + other.expired, failed + other.failed);
  }

  ObjectNode encodeInto(ObjectNode json) {
    return json.put("kept", kept).put("expired", expired).put("failed", failed);
  }

  static RetentionTotals decode(JsonNode json) {
    return new RetentionTotals(
        Json.smallNumber(json, "kept"),
        Json.smallNumber(json, "expired"),
        Json.smallNumber(json, "failed"));
  }
}
