package dev.vaultline.pipeline.durable;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskFailedException;
import com.microsoft.durabletask.TaskOrchestrationContext;
import dev.vaultline.pipeline.job.JobError;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Runs tasks side by side, a bounded number at a time. The SDK's retries are not used here: their
 * waits would hold up the tasks beside them.
 *
 * @param width how many at a time
 * @param attempts how often each is tried, in rounds
 */
public record Window(int width, int attempts) {

  /**
   * What became of the tasks, each by its input.
   *
   * @param failed by why it failed the last time
   */
  public record Outcome<I>(Map<I, JsonNode> results, Map<I, JobError> failed) {}

  /** Runs a task for each input and waits for all. */
  public <I> Outcome<I> run(
      TaskOrchestrationContext context, List<I> inputs, Function<I, Task<JsonNode>> start) {
    Map<I, JsonNode> results = new LinkedHashMap<>();
    Map<I, JobError> failed = new LinkedHashMap<>();
    List<I> open = inputs;
    for (int round = 1; round <= attempts && !open.isEmpty(); round++) {
      if (round > 1) {
        context.createTimer(Retries.beforeRound(round)).await();
      }
      open.forEach(failed::remove);
      round(context, open, start, results, failed);
      open =
          failed.entrySet().stream()
              .filter(entry -> entry.getValue().retryable())
              .map(Map.Entry::getKey)
              .toList();
    }
    return new Outcome<>(results, failed);
  }

  private <I> void round(
      TaskOrchestrationContext context,
      List<I> inputs,
      Function<I, Task<JsonNode>> start,
      Map<I, JsonNode> results,
      Map<I, JobError> failed) {
    Map<I, Task<JsonNode>> running = new LinkedHashMap<>();
    Iterator<I> next = inputs.iterator();
    while (next.hasNext() || !running.isEmpty()) {
      while (next.hasNext() && running.size() < width) {
        I input = next.next();
        running.put(input, start.apply(input));
      }
      awaitAny(context, running.values());
      running.entrySet().removeIf(entry -> collect(entry, results, failed));
    }
  }

  private static void awaitAny(TaskOrchestrationContext context, Iterable<Task<JsonNode>> running) {
    List<Task<?>> tasks = new ArrayList<>();
    running.forEach(tasks::add);
    try {
      context.anyOf(tasks).await();
    } catch (TaskFailedException e) {
      // Which one it was, and why, is found where the results are collected.
    }
  }

  private static <I> boolean collect(
      Map.Entry<I, Task<JsonNode>> entry, Map<I, JsonNode> results, Map<I, JobError> failed) {
    if (!entry.getValue().isDone()) {
      return false;
    }
    try {
      results.put(entry.getKey(), Steps.result(entry.getValue()));
    } catch (StepFailedException e) {
      failed.put(entry.getKey(), e.error());
    }
    return true;
  }
}
