package dev.vaultline.pipeline.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads and writes the fields of JSON objects that are more than a text or a number. */
public final class Fields {
  private Fields() {}

  /** A field that must be one of an enum's constants, in lower case with hyphens. */
  public static <E extends Enum<E>> E word(JsonNode object, String field, Class<E> type) {
    String text = Json.text(object, field);
    return parse(text, type)
        .orElseThrow(
            () ->
                new MalformedException(
                    "its field '" + field + "' is '" + text + "'; expected one of " + words(type)));
  }

  /** The constant of a word, if there is one. */
  public static <E extends Enum<E>> Optional<E> parse(String word, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> word(constant).equals(word))
        .findFirst();
  }

  /** A constant in lower case with hyphens, as it is written in JSON. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The words of all constants. */
  public static List<String> words(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Fields::word).toList();
  }

  /** A field that may be missing, and is an ISO-8601 instant otherwise. */
  public static Optional<Instant> optionalInstant(JsonNode object, String field) {
    return object.hasNonNull(field) ? Optional.of(Json.instant(object, field)) : Optional.empty();
  }

  /** Writes a field if there is something to write. */
  public static void put(ObjectNode object, String field, Optional<?> value) {
    value.ifPresent(present -> object.put(field, present.toString()));
  }

  /** A field that must be true or false, or may be missing for false. */
  public static boolean flag(JsonNode object, String field) {
    JsonNode node = object.get(field);
    if (node != null && !node.isBoolean()) {
      throw new MalformedException("its field '" + field + "' is not true or false");
    }
    return node != null && node.booleanValue();
  }

  /** A field that must be an object. */
  public static JsonNode object(JsonNode object, String field) {
    JsonNode node = object.path(field);
    if (!node.isObject()) {
      throw new MalformedException("its field '" + field + "' is missing or not an object");
    }
    return node;
  }

  /** A field that must be an array of objects. */
  public static <T> List<T> objects(JsonNode object, String field, Function<JsonNode, T> each) {
    List<T> values = new ArrayList<>();
    for (JsonNode node : Json.array(object, field)) {
      if (!node.isObject()) {
        throw new MalformedException("its field '" + field + "' holds something but objects");
      }
      values.add(each.apply(node));
    }
    return values;
  }

  /** Writes an array of objects. */
  public static <T> void putObjects(
      ObjectNode object, String field, List<T> values, Function<T, ObjectNode> each) {
    ArrayNode array = object.putArray(field);
    values.forEach(value -> array.add(each.apply(value)));
  }

  /** A field that must be an array of texts. */
  public static List<String> texts(JsonNode object, String field) {
    List<String> values = new ArrayList<>();
    for (JsonNode node : Json.array(object, field)) {
      if (!node.isTextual()) {
        throw new MalformedException("its field '" + field + "' holds something but texts");
      }
      values.add(node.textValue());
    }
    return values;
  }

  /** Writes an array of texts. */
  public static void putTexts(ObjectNode object, String field, List<String> values) {
    ArrayNode array = object.putArray(field);
    values.forEach(array::add);
  }

  /** All fields of an object whose values must be texts. */
  public static Map<String, String> textMap(JsonNode object) {
    Map<String, String> values = new LinkedHashMap<>();
    object.fieldNames().forEachRemaining(name -> values.put(name, Json.text(object, name)));
    return values;
  }

  /** Refuses fields that nobody reads: most often they are misspelt. */
  public static void requireOnly(JsonNode object, String... known) {
    Set<String> unknown = new TreeSet<>();
    object.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(Set.of(known));
    if (!unknown.isEmpty()) {
      throw new MalformedException(
          "its fields " + unknown + " are not known; expected " + List.of(known));
    }
  }
}
