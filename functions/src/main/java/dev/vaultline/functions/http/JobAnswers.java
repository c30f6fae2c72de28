package dev.vaultline.functions.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.job.JobCodec;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.table.Fields;
import java.util.List;

/** Jobs in answers. */
final class JobAnswers {
  private JobAnswers() {}

  /** A job was started: where to follow it. */
  static Answer accepted(JobRecord job) {
    return Answer.accepted(Json.object().put("job", job.id().value()), "/api/jobs/" + job.id());
  }

  /** A job, and what it says of each item where it was over many. */
  static ObjectNode encode(JobRecord job, List<String> report) {
    ObjectNode json = new JobCodec().encode(job);
    if (!report.isEmpty()) {
      Fields.putTexts(json, "report", report);
    }
    return json;
  }
}
