package dev.vaultline.cli.cost;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Prices and counts, each with where it comes from.
 *
 * @param currency of all prices
 */
record Prices(String currency, Map<Figure, Entry> entries) {
  private static final String DEFAULTS = "prices.json";

  /** A number, its unit, and its origin. */
  record Entry(double value, String unit, String source, String date) {}

  Prices {
    entries = Map.copyOf(entries);
  }

  /** Those that are shipped. */
  static Prices defaults() {
    try (InputStream file =
        Objects.requireNonNull(Prices.class.getResourceAsStream(DEFAULTS), DEFAULTS)) {
      return new Prices("", Map.of()).with(Json.read(file.readAllBytes()), DEFAULTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * These, with what a file says otherwise. It need not name all.
   *
   * @throws InvalidInputException when it can't be read, or names something that is not known
   */
  Prices with(Path file) {
    try {
      return with(Json.read(Files.readAllBytes(file)), file.toString());
    } catch (IOException | MalformedException e) {
      throw new InvalidInputException(file + " can't be read as prices: " + e.getMessage(), e);
    }
  }

  private Prices with(JsonNode file, String name) {
    Map<Figure, Entry> merged = new EnumMap<>(Figure.class);
    merged.putAll(entries);
    for (Map.Entry<String, JsonNode> field : file.path("figures").properties()) {
      merged.put(figure(field.getKey(), name), entry(field.getKey(), field.getValue(), name));
    }
    return new Prices(file.path("currency").asText(currency), merged);
  }

  private static Figure figure(String key, String file) {
    return Arrays.stream(Figure.values())
        .filter(figure -> figure.key().equals(key))
        .findFirst()
        .orElseThrow(
            () -> new InvalidInputException(file + " names '" + key + "', which is no price"));
  }

  private static Entry entry(String key, JsonNode json, String file) {
    if (!json.path("value").isNumber() || json.path("value").doubleValue() < 0) {
      throw new InvalidInputException(file + ": '" + key + "' has no value of 0 or more");
    }
    return new Entry(
        json.path("value").doubleValue(),
        json.path("unit").asText(),
        json.path("source").asText(file),
        json.path("date").asText());
  }

  /** The number of a figure. */
  double of(Figure figure) {
    return Objects.requireNonNull(entries.get(figure), figure.key()).value();
  }
}
