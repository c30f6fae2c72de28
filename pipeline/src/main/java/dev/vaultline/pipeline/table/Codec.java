package dev.vaultline.pipeline.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a type is stored as JSON. */
public interface Codec<T> {

  /** The JSON of a value. */
  ObjectNode encode(T value);

  /**
   * The value of a JSON object.
   *
   * @throws dev.vaultline.engine.format.MalformedException when it is not what was encoded
   * @throws dev.vaultline.engine.InvalidInputException when a value is out of its bounds
   */
  T decode(JsonNode json);
}
