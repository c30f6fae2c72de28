package dev.vaultline.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vaultline.local.fault.LocalHostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The app settings in a {@code local.settings.json}, the file that Core Tools read. */
public final class LocalSettings {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LocalSettings() {}

  /**
   * The {@code Values} of the file; none when there is no such file.
   *
   * @throws LocalHostException when it cannot be read, is no JSON, or is encrypted
   */
  public static Map<String, String> read(Path file) {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      JsonNode root = JSON.readTree(file.toFile());
      if (root.path("IsEncrypted").asBoolean(false)) {
        throw new LocalHostException(
            file + " is encrypted; run `func settings decrypt`, or write the values in clear.");
      }
      Map<String, String> values = new TreeMap<>();
      root.path("Values")
          .properties()
          .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
      return Map.copyOf(values);
    } catch (JsonProcessingException e) {
      throw new LocalHostException(file + " is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new LocalHostException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
