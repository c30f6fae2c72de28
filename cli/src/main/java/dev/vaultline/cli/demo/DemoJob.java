package dev.vaultline.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.engine.format.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job as the service shows it.
 *
 * @param state {@code queued}, {@code running}, {@code done}, {@code failed} or {@code skipped}
 * @param point the recovery point it made
 * @param notes what it says of its outcome
 */
record DemoJob(
    String id,
    String kind,
    String state,
    Instant created,
    Optional<Instant> ended,
    Optional<String> point,
    Optional<String> error,
    List<String> notes,
    long bytesDone,
    long bytesPlanned) {

  static DemoJob of(JsonNode json) {
    List<String> notes = new ArrayList<>();
    json.path("notes").forEach(note -> notes.add(note.asText()));
    long done = 0;
    long planned = 0;
    for (JsonNode task : json.path("tasks")) {
      done += task.path("bytesDone").asLong();
      planned += task.path("bytesPlanned").asLong();
    }
    return new DemoJob(
        Json.text(json, "id"),
        Json.text(json, "kind"),
        Json.text(json, "state"),
        Json.instant(json, "created"),
        Json.optionalText(json, "ended").map(Instant::parse),
        Json.optionalText(json, "point"),
        Optional.of(json.path("error").path("message").asText()).filter(text -> !text.isEmpty()),
        notes,
        done,
        planned);
  }

  boolean isOver() {
    return !state.equals("queued") && !state.equals("running");
  }

  /** From when it was asked for to its end. */
  double seconds() {
    return ended.map(end -> Duration.between(created, end).toMillis() / 1000.0).orElse(0.0);
  }
}
