package dev.vaultline.azure.managed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.azure.compute.arm.OperationToken;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.table.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * What is being tried to take a snapshot, from one request to the next.
 *
 * @param reason why it is not what was asked for
 * @param operation of the platform that is pending
 * @param refusedSince since when the platform refuses it without a break
 */
record Attempt(
    Way way,
    Optional<String> reason,
    Optional<OperationToken> operation,
    Optional<Instant> refusedSince) {
  /** How a snapshot is taken; each is tried where the one before it is not possible. */
  enum Way {
    /** A restore point for which the guest is asked to write everything out. */
    APPLICATION,
    /** A restore point as after a power cut. */
    CRASH,
    /** An incremental snapshot of each disk. */
    DISKS
  }

  static Attempt first(Way way, Optional<String> reason) {
    return new Attempt(way, reason, Optional.empty(), Optional.empty());
  }

  Attempt with(OperationToken token) {
    return new Attempt(way, reason, Optional.of(token), Optional.empty());
  }

  /** Without an operation: the next request looks for what is there. */
  Attempt looking() {
    return new Attempt(way, reason, Optional.empty(), refusedSince);
  }

  /** After a refusal: the same, without an operation. */
  Attempt refused(Instant now) {
    return new Attempt(way, reason, Optional.empty(), refusedSince.or(() -> Optional.of(now)));
  }

  /** The next way, for a reason. */
  Attempt next(String why) {
    Way lesser = way == Way.APPLICATION ? Way.CRASH : Way.DISKS;
    return new Attempt(lesser, Optional.of(why), Optional.empty(), Optional.empty());
  }

  String encode() {
    ObjectNode json = Json.object().put("way", Fields.word(way));
    Fields.put(json, "reason", reason);
    Fields.put(json, "refusedSince", refusedSince);
    operation.ifPresent(token -> json.put("operation", token.encode()));
    return new String(Json.write(json), StandardCharsets.UTF_8);
  }

  static Optional<Attempt> decode(String token) {
    if (token.isEmpty()) {
      return Optional.empty();
    }
    JsonNode json = Json.read(token.getBytes(StandardCharsets.UTF_8));
    return Optional.of(
        new Attempt(
            Fields.word(json, "way", Way.class),
            Json.optionalText(json, "reason"),
            Json.optionalText(json, "operation").map(OperationToken::decode),
            Fields.optionalInstant(json, "refusedSince")));
  }
}
