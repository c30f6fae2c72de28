package dev.vaultline.local.queue;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.azure.storage.queue.QueueClientBuilder;
import dev.vaultline.local.app.AppSettings;
import dev.vaultline.local.app.Binding;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The queues that the bindings of an app name, each with one client. */
final class Queues {
  private record Key(String connection, String queue) {}

  /** Short: who calls tries again in any case, and must not hang when the storage is gone. */
  private static final RequestRetryOptions RETRIES =
      new RequestRetryOptions(
          RetryPolicyType.EXPONENTIAL,
          3,
          Duration.ofSeconds(30),
          Duration.ofMillis(200),
          Duration.ofSeconds(2),
          null);

  private final AppSettings settings;
  private final HttpClient http = new JdkHttpClientBuilder().build();
  private final Map<Key, MessageQueue> queues = new ConcurrentHashMap<>();

  Queues(AppSettings settings) {
    this.settings = settings;
  }

  /** The queue of a binding. */
  MessageQueue of(Binding binding) {
    return named(binding, settings.resolve(binding.text("queueName").orElse("")));
  }

  /** A queue in the account of a binding. */
  MessageQueue named(Binding binding, String queue) {
    String connection = binding.text("connection").orElse(AppSettings.DEFAULT_CONNECTION);
    return queues.computeIfAbsent(new Key(connection, queue), this::open);
  }

  private MessageQueue open(Key key) {
    return new MessageQueue(
        new QueueClientBuilder()
            .httpClient(http)
            .retryOptions(RETRIES)
            .connectionString(settings.connectionString(key.connection()))
            .queueName(key.queue())
            .buildClient());
  }
}
