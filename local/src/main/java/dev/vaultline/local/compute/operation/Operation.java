package dev.vaultline.local.compute.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.arm.ArmResponse;
import dev.vaultline.local.compute.store.Json;
import java.time.Instant;

/** An operation as it is stored: changed in place by whoever read it, and stored again. */
record Operation(ObjectNode json) {
  static final String IN_PROGRESS = "InProgress";

  static Operation begin(String id, ArmId target, String kind, Instant due, int polls) {
    return new Operation(
        Json.object()
            .put("id", id)
            .put("target", target.text())
            .put("kind", kind)
            .put("due", due.toEpochMilli())
            .put("polls", polls)
            .put("status", IN_PROGRESS)
            .put("outcome", Outcome.End.SUCCEEDS.name()));
  }

  void foresee(Outcome outcome) {
    json.put("outcome", outcome.end().name()).put("code", outcome.error());
  }

  String id() {
    return json.path("id").asText();
  }

  ArmId target() {
    return ArmId.parse(json.path("target").asText()).orElseThrow();
  }

  String kind() {
    return json.path("kind").asText();
  }

  private Outcome.End outcome() {
    return Outcome.End.valueOf(json.path("outcome").asText());
  }

  Change change() {
    return Change.read(json.withObject("/change"));
  }

  boolean running() {
    return json.path("status").asText().equals(IN_PROGRESS);
  }

  boolean failed() {
    return json.path("status").asText().equals("Failed");
  }

  boolean due(Instant now) {
    return running()
        && outcome() != Outcome.End.HANGS
        && json.path("polls").asInt() == 0
        && json.path("due").asLong() <= now.toEpochMilli();
  }

  void polled() {
    json.put("polls", Math.max(0, json.path("polls").asInt() - 1));
  }

  void end(Instant now) {
    boolean fails = outcome() == Outcome.End.FAILS;
    json.put("status", fails ? "Failed" : "Succeeded").put("endTime", now.toString());
    if (fails) {
      json.set(
          "error",
          ArmResponse.error(
              json.path("code").asText(),
              "The operation was made to fail by a fault of the emulator."));
    }
  }

  /** What the status endpoint answers. */
  ObjectNode wire() {
    ObjectNode wire = Json.object().put("name", id());
    for (String member : new String[] {"startTime", "endTime", "status", "error"}) {
      if (json.has(member)) {
        wire.set(member, json.get(member));
      }
    }
    if (!running() && !failed()) {
      change().output().ifPresent(output -> wire.putObject("properties").set("output", output));
    }
    return wire;
  }
}
