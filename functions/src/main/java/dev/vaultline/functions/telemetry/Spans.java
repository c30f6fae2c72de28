package dev.vaultline.functions.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.engine.UnsupportedFormatException;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.pipeline.durable.Payload;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.function.Supplier;

/** Spans around steps and parts: which job, item and part it was; nothing else of their input. */
public final class Spans {
  /** Ids of ours. What a payload holds besides never leaves the process. */
  private static final List<String> TOLD = List.of("job", "item", "disk", "number");

  private static final String PREFIX = "vaultline.";

  private final OpenTelemetry agent;

  public Spans(OpenTelemetry agent) {
    this.agent = agent;
  }

  /**
   * Does work within a span.
   *
   * @param name of the function
   * @param payload the text of what it works on
   */
  public <T> T around(String name, String payload, Supplier<T> work) {
    Span span = start(name, payload);
    try (Scope unused = span.makeCurrent()) {
      return work.get();
    } catch (RuntimeException e) {
      // The type alone: a message of somebody else's may hold anything.
      span.setStatus(StatusCode.ERROR).setAttribute("error.type", e.getClass().getName());
      throw e;
    } finally {
      span.end();
    }
  }

  private Span start(String name, String payload) {
    SpanBuilder span = agent.getTracer(Telemetry.SCOPE).spanBuilder(name);
    JsonNode told = read(payload);
    for (String field : TOLD) {
      if (told.path(field).isValueNode()) {
        span.setAttribute(PREFIX + field, told.get(field).asText());
      }
    }
    return span.startSpan();
  }

  /** What can't be read is for the work to complain of. */
  private static JsonNode read(String payload) {
    try {
      return Payload.read(payload);
    } catch (MalformedException | UnsupportedFormatException e) {
      return Payload.create();
    }
  }
}
