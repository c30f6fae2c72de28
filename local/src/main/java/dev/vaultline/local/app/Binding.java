package dev.vaultline.local.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One entry of a function's {@code bindings}.
 *
 * @param name what the function's parameter is called
 * @param type such as {@code queueTrigger}; compared without regard to case, as Azure does
 * @param direction whether the function reads or writes it
 * @param properties the whole entry; references to app settings are still in it
 */
public record Binding(String name, String type, Direction direction, JsonNode properties) {
  /** Whether the function reads or writes a binding. */
  public enum Direction {
    IN,
    OUT,
    INOUT
  }

  /** Whether the type is the given one. */
  public boolean is(String otherType) {
    return type.equalsIgnoreCase(otherType);
  }

  /** Whether it is what makes the function run. */
  public boolean isTrigger() {
    return type.toLowerCase(Locale.ROOT).endsWith("trigger");
  }

  /** A text property; empty and absent are the same. */
  public Optional<String> text(String property) {
    return Optional.of(properties.path(property).asText("")).filter(text -> !text.isEmpty());
  }

  /** A property that is true or false, false when absent. */
  public boolean flag(String property) {
    return flag(property, false);
  }

  /** A property that is true or false, with what absence means. */
  public boolean flag(String property, boolean whenAbsent) {
    return properties.path(property).asBoolean(whenAbsent);
  }

  /** A property that lists texts. */
  public List<String> texts(String property) {
    List<String> texts = new ArrayList<>();
    properties.path(property).forEach(node -> texts.add(node.asText()));
    return List.copyOf(texts);
  }
}
