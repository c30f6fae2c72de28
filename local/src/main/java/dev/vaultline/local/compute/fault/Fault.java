package dev.vaultline.local.compute.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.store.Json;
import java.util.Locale;

/**
 * A failure that is switched on.
 *
 * @param type what fails
 * @param kind of which operation, such as {@code snapshots/write}; {@code *} for any. Other types
 *     do not need it
 * @param count how often it still happens
 * @param amount seconds or milliseconds, as the type has it
 * @param error the code with which operations fail, for {@link Type#OPERATION_FAILS}
 */
public record Fault(Type type, String kind, int count, long amount, String error) {
  /** A failure of the moment, in Azure's words. */
  private static final String PASSING = "InternalExecutionError";

  /** What can fail. */
  public enum Type {
    /** Requests are refused with 429; the amount is the seconds of Retry-After. */
    THROTTLE,
    /** Operations end as failed. */
    OPERATION_FAILS,
    /** Operations do not end. */
    OPERATION_HANGS,
    /** Signatures end after this many seconds, whatever was asked. */
    EARLY_EXPIRY,
    /** Each read of a disk takes this many milliseconds more. */
    SLOW_DISK;

    String wire() {
      String[] words = name().toLowerCase(Locale.ROOT).split("_", 2);
      return words.length == 1
          ? words[0]
          : words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
    }
  }

  public Fault {
    if (count < 0 || amount < 0) {
      throw new IllegalArgumentException("count and amount are 0 or more");
    }
  }

  /**
   * Reads a fault.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Fault read(JsonNode json) {
    String type = json.path("type").asText();
    for (Type known : Type.values()) {
      if (known.wire().equals(type)) {
        return new Fault(
            known,
            json.path("kind").asText("*"),
            json.path("count").asInt(Integer.MAX_VALUE),
            json.path("amount").asLong(1),
            json.path("error").asText(PASSING));
      }
    }
    throw new IllegalArgumentException(
        "the type of a fault is throttle, operationFails, operationHangs, earlyExpiry or slowDisk;"
            + " found "
            + type);
  }

  public ObjectNode json() {
    return Json.object()
        .put("type", type.wire())
        .put("kind", kind)
        .put("count", count)
        .put("amount", amount)
        .put("error", error);
  }

  boolean concerns(String operation) {
    return kind.equals("*") || kind.equalsIgnoreCase(operation);
  }

  Fault once() {
    return count == Integer.MAX_VALUE ? this : new Fault(type, kind, count - 1, amount, error);
  }
}
