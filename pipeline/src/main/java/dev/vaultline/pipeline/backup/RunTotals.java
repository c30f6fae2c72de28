package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobState;

/** How the jobs of a run ended. */
record RunTotals(int done, int failed, int skipped) {
  static final RunTotals NONE = new RunTotals(0, 0, 0);

  RunTotals plus(RunTotals other) {
    return new RunTotals(done + other.done, failed + other.failed, skipped + other.skipped);
  }

  static RunTotals of(JobState state) {
    return switch (state) {
      // Its snapshot is there, and its transfer goes on without the run.
      case DONE, RUNNING -> new RunTotals(1, 0, 0);
      case SKIPPED, CANCELLED -> new RunTotals(0, 0, 1);
      case FAILED, QUEUED -> new RunTotals(0, 1, 0);
    };
  }

  ObjectNode encode() {
    return Payload.create().put("done", done).put("failed", failed).put("skipped", skipped);
  }

  static RunTotals decode(JsonNode json) {
    return new RunTotals(
        Json.smallNumber(json, "done"),
        Json.smallNumber(json, "failed"),
        Json.smallNumber(json, "skipped"));
  }
}
