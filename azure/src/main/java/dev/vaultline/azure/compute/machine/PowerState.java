package dev.vaultline.azure.compute.machine;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether a machine runs. */
public enum PowerState {
  RUNNING,
  /** Shut down, its hardware given back. */
  DEALLOCATED,
  /** Shut down, its hardware kept. */
  STOPPED,
  /** On the way from one to another. */
  CHANGING,
  /** Not asked for, or not said. */
  UNKNOWN;

  private static final String PREFIX = "PowerState/";

  /** The state among the statuses of an instance view. */
  static PowerState of(JsonNode statuses) {
    for (JsonNode status : statuses) {
      String code = status.path("code").asText("");
      if (code.startsWith(PREFIX)) {
        return switch (code.substring(PREFIX.length())) {
          case "running" -> RUNNING;
          case "deallocated" -> DEALLOCATED;
          case "stopped" -> STOPPED;
          case "starting", "stopping", "deallocating" -> CHANGING;
          default -> UNKNOWN;
        };
      }
    }
    return UNKNOWN;
  }
}
