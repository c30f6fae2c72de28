package dev.vaultline.local.timer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The states of timers as small JSON files, one per function, as the Azure host keeps them in
 * blobs.
 */
final class TimerStatusStore {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  TimerStatusStore(Path folder) {
    this.folder = folder;
  }

  /** What is remembered of a function's timer; a file that cannot be understood counts as none. */
  Optional<TimerStatus> read(String function) {
    Path file = file(function);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode root = JSON.readTree(file.toFile());
      Optional<Instant> last =
          Optional.of(root.path("Last").asText("")).filter(s -> !s.isEmpty()).map(Instant::parse);
      return Optional.of(
          new TimerStatus(
              last,
              Instant.parse(root.path("Next").asText()),
              Instant.parse(root.path("LastUpdated").asText())));
    } catch (JsonProcessingException | DateTimeException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the timer state " + file, e);
    }
  }

  /** Replaces what is remembered, at once or not at all. */
  void write(String function, TimerStatus status) {
    ObjectNode root = JSON.createObjectNode();
    status.last().ifPresent(last -> root.put("Last", last.toString()));
    root.put("Next", status.next().toString());
    root.put("LastUpdated", status.updated().toString());
    Path file = file(function);
    try {
      Files.createDirectories(folder);
      Path written = Files.writeString(folder.resolve(function + ".json.new"), root.toString());
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the timer state " + file, e);
    }
  }

  private Path file(String function) {
    return folder.resolve(function + ".json");
  }
}
