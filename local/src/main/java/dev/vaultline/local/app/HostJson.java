package dev.vaultline.local.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;

/**
 * What {@code host.json} says to the local host; parts that only concern Azure are left unread.
 *
 * @param routePrefix the first part of every function's path, without slashes; may be empty
 * @param queues how queue triggers behave
 * @param durable how durable functions behave
 */
public record HostJson(String routePrefix, QueueSettings queues, DurableSettings durable) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  /**
   * Reads the text of a {@code host.json}, which may have comments.
   *
   * @throws IllegalArgumentException when it is not JSON, has another version than 2.0 or an
   *     invalid value
   */
  static HostJson parse(String text, int cores) {
    JsonNode root = read(text);
    String version = root.path("version").asText("");
    if (!version.equals("2.0")) {
      throw new IllegalArgumentException("host.json: version is '" + version + "'; expected 2.0.");
    }
    JsonNode extensions = root.path("extensions");
    String prefix = extensions.path("http").path("routePrefix").asText("api");
    return new HostJson(
        prefix.replaceAll("^/+|/+$", ""),
        queues(extensions.path("queues")),
        durable(extensions.path("durableTask"), DurableSettings.forCores(cores)));
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("host.json is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static QueueSettings queues(JsonNode node) {
    QueueSettings normal = QueueSettings.DEFAULT;
    int batchSize = node.path("batchSize").asInt(normal.batchSize());
    return new QueueSettings(
        batchSize,
        node.path("newBatchThreshold").asInt(batchSize / 2),
        node.path("maxDequeueCount").asInt(normal.maxDequeueCount()),
        duration(node, "maxPollingInterval", normal.maxPollingInterval()),
        duration(node, "visibilityTimeout", normal.visibilityTimeout()),
        !node.path("messageEncoding").asText("base64").equalsIgnoreCase("none"));
  }

  private static DurableSettings durable(JsonNode node, DurableSettings normal) {
    return new DurableSettings(
        node.path("hubName").asText(normal.hubName()),
        node.path("maxConcurrentActivityFunctions").asInt(normal.maxConcurrentActivities()),
        node.path("maxConcurrentOrchestratorFunctions").asInt(normal.maxConcurrentOrchestrators()));
  }

  private static Duration duration(JsonNode node, String name, Duration whenAbsent) {
    JsonNode value = node.path(name);
    if (value.isMissingNode()) {
      return whenAbsent;
    }
    return TimeSpan.parse(value.asText())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "host.json: extensions.queues.%s is '%s'; expected hh:mm:ss."
                        .formatted(name, value.asText())));
  }
}
