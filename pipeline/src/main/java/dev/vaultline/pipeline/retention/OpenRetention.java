package dev.vaultline.pipeline.retention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobKind;
import dev.vaultline.pipeline.job.JobRecord;
import dev.vaultline.pipeline.job.Jobs;
import dev.vaultline.pipeline.job.TaskName;
import dev.vaultline.pipeline.job.TaskState;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Opens a retention job. */
public final class OpenRetention implements Activity {
  static final String ENDED = "ended";

  private final Jobs jobs;
  private final Clock clock;

  public OpenRetention(Jobs jobs, Clock clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Says whether the job has ended already. */
  @Override
  public ObjectNode run(JsonNode input) {
    RetentionOrder order = RetentionOrder.decode(input);
    Instant now = clock.instant();
    jobs.open(
        JobRecord.queued(order.job(), JobKind.RETENTION, Optional.empty(), order.instance(), now));
    jobs.update(
        order.job(),
        change ->
            change
                .startedBy(order.instance(), now)
                .task(TaskName.EXPIRE, task -> task.in(TaskState.RUNNING)));
    return Payload.create().put(ENDED, jobs.isOver(order.job()));
  }
}
