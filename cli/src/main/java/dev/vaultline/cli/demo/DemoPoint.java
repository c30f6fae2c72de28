package dev.vaultline.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.engine.format.Json;

/** A recovery point as the service shows it. */
record DemoPoint(String id, long bytesRead, long bytesChanged, long bytesStored) {

  static DemoPoint of(JsonNode json) {
    return new DemoPoint(
        Json.text(json, "id"),
        Json.number(json, "bytesRead"),
        Json.number(json, "bytesChanged"),
        Json.number(json, "bytesStored"));
  }
}
