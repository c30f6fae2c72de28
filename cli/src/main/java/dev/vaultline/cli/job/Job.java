package dev.vaultline.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.engine.format.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job as the service shows it. Words of a newer service are shown as they are.
 *
 * @param state {@code queued}, {@code running}, {@code done}, {@code failed} or {@code skipped}
 * @param waitingFor the reason of the wait it is in
 * @param error why it failed
 * @param point the recovery point it made or restores
 * @param notes what it says of its outcome
 * @param report what it says of each item, where it was over many
 * @param json the whole answer
 */
public record Job(
    String id,
    String kind,
    Optional<String> item,
    String state,
    Instant created,
    Optional<Instant> ended,
    List<Task> tasks,
    Optional<String> waitingFor,
    Optional<String> error,
    Optional<String> point,
    List<String> notes,
    List<String> report,
    JsonNode json) {

  /** A sub-task: {@code waiting}, {@code running}, {@code done} or {@code failed}. */
  public record Task(String name, String state, long bytesDone, long bytesPlanned) {}

  /** The job of an answer. */
  public static Job of(JsonNode json) {
    List<Task> tasks = new ArrayList<>();
    for (JsonNode task : json.path("tasks")) {
      tasks.add(
          new Task(
              task.path("name").asText(),
              task.path("state").asText(),
              task.path("bytesDone").asLong(),
              task.path("bytesPlanned").asLong()));
    }
    return new Job(
        Json.text(json, "id"),
        Json.text(json, "kind"),
        Json.optionalText(json, "item"),
        Json.text(json, "state"),
        Json.instant(json, "created"),
        Json.optionalText(json, "ended").map(Instant::parse),
        List.copyOf(tasks),
        Json.optionalText(json, "waitingFor"),
        Optional.of(json.path("error").path("message").asText()).filter(text -> !text.isEmpty()),
        Json.optionalText(json, "point"),
        texts(json.path("notes")),
        texts(json.path("report")),
        json);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return List.copyOf(texts);
  }

  /** Whether nothing more happens to it. */
  public boolean isOver() {
    return !state.equals("queued") && !state.equals("running");
  }

  /** Whether it did what it was asked for, or had a reason why that was not needed. */
  public boolean isWell() {
    return state.equals("done") || state.equals("skipped");
  }

  /** Bytes done by all of its sub-tasks. */
  public long bytesDone() {
    return tasks.stream().mapToLong(Task::bytesDone).sum();
  }

  /** Bytes planned for all of its sub-tasks. */
  public long bytesPlanned() {
    return tasks.stream().mapToLong(Task::bytesPlanned).sum();
  }

  /** From when it was asked for to its end. */
  public double seconds() {
    return ended.map(end -> Duration.between(created, end).toMillis() / 1000.0).orElse(0.0);
  }
}
