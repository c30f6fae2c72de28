package dev.vaultline.pipeline.retention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.table.Fields;

/**
 * Retention to be run over all items.
 *
 * @param dryRun whether to say what would be done and do nothing
 */
public record RetentionOrder(JobId job, boolean dryRun) {

  /** The instance of the orchestration that carries the order out. */
  public String instance() {
    return "retention-" + job;
  }

  /** The payload. */
  public ObjectNode encode() {
    return Payload.of(job).put("dryRun", dryRun);
  }

  /** The order of a payload. */
  public static RetentionOrder decode(JsonNode json) {
    return new RetentionOrder(Payload.job(json), Fields.flag(json, "dryRun"));
  }
}
