package dev.vaultline.pipeline.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.durabletask.TaskOrchestrationContext;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.durable.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Repeats a step until the platform has done what it asks for; the orchestration sleeps between,
 * for as long as the platform asks and longer each time, until the platform begins with the next
 * thing.
 */
final class PlatformWait {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Beyond what Azure takes to copy the largest disk from a snapshot. */
  private static final Duration LIMIT = Duration.ofHours(24);

  private final TaskOrchestrationContext context;
  private final Steps steps;

  PlatformWait(TaskOrchestrationContext context, Steps steps) {
    this.context = context;
    this.steps = steps;
  }

  /**
   * Calls a step until it is done. That the job is cancelled ends the wait, and fails the step.
   *
   * @param what is being waited for, for the message when it lasts too long
   */
  void until(String activity, ObjectNode input, String what) {
    until(steps.call(activity, input), activity, input, what);
  }

  /** The same, after a step that may be pending. */
  void until(JsonNode first, String activity, ObjectNode input, String what) {
    until(first, activity, input, what, steps::pause);
  }

  /** Calls a step until it is done, whatever becomes of the job. */
  void toTheEnd(String activity, ObjectNode input, String what) {
    until(steps.call(activity, input), activity, input, what, steps::sleep);
  }

  private void until(
      JsonNode first, String activity, ObjectNode input, String what, Consumer<Duration> pause) {
    Instant since = context.getCurrentInstant();
    Duration least = SHORTEST;
    JsonNode progress = first;
    while (progress.has(PlatformSteps.PENDING_SECONDS)) {
      steps.requireWithin(LIMIT, since, what);
      least = progress.path(PlatformSteps.BEGUN).asBoolean() ? SHORTEST : least;
      Duration asked = Duration.ofSeconds(Json.number(progress, PlatformSteps.PENDING_SECONDS));
      pause.accept(asked.compareTo(least) > 0 ? asked : least);
      least = least.compareTo(LONGEST.dividedBy(2)) > 0 ? LONGEST : least.multipliedBy(2);
      progress = steps.call(activity, input);
    }
  }
}
