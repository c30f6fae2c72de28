package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.table.Fields;
import java.time.Instant;
import java.util.Optional;

/**
 * One item to be backed up by one job.
 *
 * @param retainUntil no policy removes the recovery point before
 * @param reason why it is backed up, for people
 */
public record BackupOrder(JobId job, ItemId item, Optional<Instant> retainUntil, String reason) {

  /** The payload. */
  public ObjectNode encode() {
    ObjectNode json = Payload.create();
    json.put("job", job.value()).put("item", item.value());
    Fields.put(json, "retainUntil", retainUntil);
    return json.put("reason", reason);
  }

  /** The order of a payload. */
  public static BackupOrder decode(JsonNode json) {
    return new BackupOrder(
        new JobId(Json.text(json, "job")),
        new ItemId(Json.text(json, "item")),
        Fields.optionalInstant(json, "retainUntil"),
        Json.text(json, "reason"));
  }

  /** The instance of the orchestration that carries the order out. */
  public String instance() {
    return "protect-" + job;
  }
}
