package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.durabletask.TaskOrchestrationContext;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.durable.StepFailedException;
import dev.vaultline.pipeline.durable.Steps;
import dev.vaultline.pipeline.job.JobState;
import dev.vaultline.pipeline.table.Fields;
import java.time.Duration;
import java.time.Instant;

/**
 * The first phase of the backup of one item: claims it, takes the snapshot, and has the transfer
 * begin, for which it does not wait. Ends with the state of the job, never with a throw.
 */
public final class SnapshotItem {
  private static final Duration SHORTEST_POLL = Duration.ofSeconds(5);

  /** A day of them is a history of some 800 events. */
  private static final Duration LONGEST_POLL = Duration.ofMinutes(15);

  private static final Duration LONGEST_SNAPSHOT = Duration.ofHours(24);

  private final TaskOrchestrationContext context;
  private final Steps steps;
  private final BackupOrder order;

  private SnapshotItem(TaskOrchestrationContext context) {
    this.context = context;
    this.steps = new Steps(context);
    this.order = BackupOrder.decode(Steps.input(context));
  }

  /**
   * Runs the orchestration.
   *
   * @return the text of a payload with the state of the job: running when its transfer has begun
   */
  public static String run(TaskOrchestrationContext context) {
    SnapshotItem item = new SnapshotItem(context);
    return Payload.write(item.job().put(OpenBackup.STATE, Fields.word(item.protect())));
  }

  private JobState protect() {
    try {
      JobState opened = state(steps.call(FunctionNames.OPEN_BACKUP, order.encode()));
      if (opened.ended()) {
        return opened;
      }
      takeSnapshot();
      return state(steps.call(FunctionNames.BEGIN_TRANSFER, job()));
    } catch (StepFailedException e) {
      return BackupFailure.end(steps, order.job(), e.error());
    }
  }

  private static JobState state(JsonNode result) {
    return Fields.word(result, OpenBackup.STATE, JobState.class);
  }

  private void takeSnapshot() {
    Instant since = context.getCurrentInstant();
    Duration least = SHORTEST_POLL;
    JsonNode progress = steps.call(FunctionNames.TAKE_SNAPSHOT, job());
    while (progress.has(TakeSnapshot.PENDING_SECONDS)) {
      steps.requireWithin(LONGEST_SNAPSHOT, since, "for the snapshot of item " + order.item());
      Duration asked = Duration.ofSeconds(Json.number(progress, TakeSnapshot.PENDING_SECONDS));
      steps.pause(asked.compareTo(least) > 0 ? asked : least);
      least = Pace.grown(least, LONGEST_POLL);
      progress = steps.call(FunctionNames.TAKE_SNAPSHOT, job());
    }
  }

  private ObjectNode job() {
    return Payload.of(order.job());
  }
}
