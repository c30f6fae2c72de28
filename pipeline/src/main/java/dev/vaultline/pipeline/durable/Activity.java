package dev.vaultline.pipeline.durable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A step of an orchestration. It may be repeated at any time, also after it succeeded, and also
 * while an earlier call still runs: then it changes nothing more.
 */
public interface Activity {

  /**
   * Does the step.
   *
   * @return a payload
   */
  ObjectNode run(JsonNode input);
}
