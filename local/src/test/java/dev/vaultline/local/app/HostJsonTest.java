package dev.vaultline.local.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostJsonTest {
  @Test
  void absentPartsHaveAzuresDefaultsButForConcurrency() {
    HostJson host = HostJson.parse("{\"version\":\"2.0\"}", 2);

    assertThat(host.routePrefix()).isEqualTo("api");
    assertThat(host.queues())
        .isEqualTo(new QueueSettings(16, 8, 5, Duration.ofMinutes(1), Duration.ZERO, true));
    assertThat(host.durable()).isEqualTo(new DurableSettings("TestHubName", 8, 8));
  }

  @Test
  void allPartsAreRead() {
    HostJson host =
        HostJson.parse(
            """
            {
              // the host allows comments
              "version": "2.0",
              "extensions": {
                "http": {"routePrefix": "/v1/"},
                "queues": {"batchSize": 4, "newBatchThreshold": 1, "maxDequeueCount": 3,
                  "maxPollingInterval": "00:00:02", "visibilityTimeout": "1.02:03:04.5", "messageEncoding": "none"},
                "durableTask": {"hubName": "Hub", "maxConcurrentActivityFunctions": 3, "maxConcurrentOrchestratorFunctions": 5}
              }
            }
            """,
            2);

    assertThat(host.routePrefix()).isEqualTo("v1");
    assertThat(host.queues())
        .isEqualTo(
            new QueueSettings(
                4,
                1,
                3,
                Duration.ofSeconds(2),
                Duration.ofDays(1).plusHours(2).plusMinutes(3).plusMillis(4500),
                false));
    assertThat(host.queues().concurrency()).isEqualTo(5);
    assertThat(host.durable()).isEqualTo(new DurableSettings("Hub", 3, 5));
  }

  @Test
  void anotherVersionIsRefused() {
    assertThatThrownBy(() -> HostJson.parse("{\"version\":\"1.0\"}", 2))
        .hasMessageContaining("version is '1.0'; expected 2.0");
  }

  @Test
  void anInvalidTimeIsRefused() {
    String text =
        "{\"version\":\"2.0\",\"extensions\":{\"queues\":{\"maxPollingInterval\":\"2s\"}}}";

    assertThatThrownBy(() -> HostJson.parse(text, 2))
        .hasMessageContaining("maxPollingInterval is '2s'; expected hh:mm:ss");
  }
}
