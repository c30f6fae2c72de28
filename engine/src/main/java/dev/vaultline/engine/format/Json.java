package dev.vaultline.engine.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Reads and writes the JSON of documents, trusting nothing that is read. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** A new, empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The UTF-8 text of a value. */
  public static byte[] write(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a JSON tree could not be written", e);
    }
  }

  /** Parses a JSON object. */
  public static JsonNode read(byte[] json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (IOException e) {
      throw new MalformedException("it is not JSON", e);
    }
    throw new MalformedException("it is not a JSON object");
  }

  /** A field that must be there and be a text. */
  public static String text(JsonNode object, String field) {
    JsonNode node = field(object, field);
    if (!node.isTextual()) {
      throw new MalformedException("its field '" + field + "' is not a text");
    }
    return node.textValue();
  }

  /** A field that is a text, or null, or not there. */
  public static Optional<String> optionalText(JsonNode object, String field) {
    return object.hasNonNull(field) ? Optional.of(text(object, field)) : Optional.empty();
  }

  /** A field that must be there and be a whole number, not negative. */
  public static long number(JsonNode object, String field) {
    JsonNode node = field(object, field);
    if (!node.canConvertToLong() || !node.isIntegralNumber() || node.longValue() < 0) {
      throw new MalformedException("its field '" + field + "' is not a whole number of 0 or more");
    }
    return node.longValue();
  }

  /** A field that must be there and be a whole number up to 2^31-1, not negative. */
  public static int smallNumber(JsonNode object, String field) {
    long value = number(object, field);
    if (value > Integer.MAX_VALUE) {
      throw new MalformedException("its field '" + field + "' is too large: " + value);
    }
    return (int) value;
  }

  /** A field that must be there and be an ISO-8601 instant. */
  public static Instant instant(JsonNode object, String field) {
    try {
      return Instant.parse(text(object, field));
    } catch (DateTimeException e) {
      throw new MalformedException("its field '" + field + "' is not an instant", e);
    }
  }

  /** A field that must be there and be an array. */
  public static JsonNode array(JsonNode object, String field) {
    JsonNode node = field(object, field);
    if (!node.isArray()) {
      throw new MalformedException("its field '" + field + "' is not an array");
    }
    return node;
  }

  private static JsonNode field(JsonNode object, String field) {
    JsonNode node = object.get(field);
    if (node == null) {
      throw new MalformedException("its field '" + field + "' is missing");
    }
    return node;
  }
}
