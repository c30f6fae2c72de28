package dev.vaultline.pipeline.durable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.UnsupportedFormatException;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.pipeline.job.JobId;
import java.nio.charset.StandardCharsets;

/**
 * The inputs and results of orchestrations and activities, and queue messages: small JSON objects
 * that say which version they are. They travel as texts, because the worker's own conversion knows
 * neither records nor instants.
 */
public final class Payload {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String VERSION_FIELD = "v";
  private static final int VERSION = 1;
  private static final String JOB_FIELD = "job";

  private Payload() {}

  /** A new payload. */
  public static ObjectNode create() {
    return Json.object().put(VERSION_FIELD, VERSION);
  }

  /** A new payload about a job. */
  public static ObjectNode of(JobId job) {
    return create().put(JOB_FIELD, job.value());
  }

  /** The job that a payload is about. */
  public static JobId job(JsonNode payload) {
    return new JobId(Json.text(payload, JOB_FIELD));
  }

  /** The text of a payload. */
  public static String write(ObjectNode payload) {
    return new String(Json.write(payload), StandardCharsets.UTF_8);
  }

  /**
   * The payload of a text. A text that arrives as a JSON string, as inputs of activities do, is
   * taken out of it.
   *
   * @throws MalformedException when it is none
   * @throws UnsupportedFormatException when it is of a newer version
   */
  public static JsonNode read(String text) {
    return read(parse(text));
  }

  /**
   * The payload of JSON that the SDK parsed. Whether a text that holds JSON travels as a string or
   * as that JSON is not the same on every host, so both are understood.
   */
  public static JsonNode read(JsonNode parsed) {
    JsonNode payload = parsed;
    while (payload.isTextual()) {
      payload = parse(payload.textValue());
    }
    if (!payload.isObject()) {
      throw new MalformedException("it is not a JSON object");
    }
    int version = Json.smallNumber(payload, VERSION_FIELD);
    if (version > VERSION) {
      throw new UnsupportedFormatException(
          "a message is of version "
              + version
              + "; this Vaultline reads up to version "
              + VERSION
              + ". Deploy the same version everywhere");
    }
    return payload;
  }

  private static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new MalformedException("it is not JSON", e);
    }
  }
}
