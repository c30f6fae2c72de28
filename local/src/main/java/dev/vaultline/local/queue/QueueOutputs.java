package dev.vaultline.local.queue;

import dev.vaultline.local.app.AppSettings;
import dev.vaultline.local.app.Binding;
import dev.vaultline.local.app.OutputSink;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sends what functions write to queue output bindings; creates missing queues. */
public final class QueueOutputs implements OutputSink {
  private final Queues queues;
  private final Set<String> created = ConcurrentHashMap.newKeySet();

  /** Outputs of an app with these settings. */
  public QueueOutputs(AppSettings settings) {
    this.queues = new Queues(settings);
  }

  @Override
  public void send(Binding binding, boolean base64, String text) throws QueueUnavailableException {
    MessageQueue queue = queues.of(binding);
    if (!created.contains(queue.name())) {
      queue.createIfMissing();
      created.add(queue.name());
    }
    queue.send(new MessageText(base64).encode(text));
  }
}
