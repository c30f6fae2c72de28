package dev.vaultline.azure.compute.arm;

import com.fasterxml.jackson.databind.JsonNode;

/** How the result of an operation is read from what Azure answers. */
public interface ResultType<T> {
  /** For operations whose end is all that matters; the result is always {@code true}. */
  ResultType<Boolean> NOTHING = json -> true;

  /**
   * Reads a result.
   *
   * @throws dev.vaultline.engine.format.MalformedException when it is none
   */
  T read(JsonNode json);
}
