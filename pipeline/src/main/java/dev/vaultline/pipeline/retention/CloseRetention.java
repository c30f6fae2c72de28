package dev.vaultline.pipeline.retention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobChange;
import dev.vaultline.pipeline.job.JobCodec;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.job.Jobs;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.job.TaskState;
import dev.vaultline.pipeline.table.Fields;
import java.time.Clock;
import java.time.Instant;

/** Ends a retention job, well or with the reason why not. */
public final class CloseRetention implements Activity {
  static final String NOTES = "notes";
  static final String WHY = "why";

  private final Jobs jobs;
  private final Clock clock;

  public CloseRetention(Jobs jobs, Clock clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  @Override
  public ObjectNode run(JsonNode input) {
    JobId job = Payload.job(input);
    Instant now = clock.instant();
    jobs.update(job, change -> end(change.notes(Fields.texts(input, NOTES)), input, now));
    jobs.forgetOld();
    return Payload.create();
  }

  private static JobChange end(JobChange change, JsonNode input, Instant now) {
    if (input.has(WHY)) {
      return change.failed(JobCodec.decodeError(input.get(WHY)), now);
    }
    return change.task(TaskName.SWEEP, task -> task.in(TaskState.DONE)).ended(JobState.DONE, now);
  }
}
