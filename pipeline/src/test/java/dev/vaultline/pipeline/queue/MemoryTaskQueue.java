package dev.vaultline.pipeline.queue;

import java.util.ArrayList;
import java.util.List;

/** A queue in memory, which a test empties when and as often as it wants. */
public final class MemoryTaskQueue implements TaskQueue {
  private static final int MAX_LENGTH = 16 * 1024;
  private final List<String> messages = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();

  @Override
  public synchronized void send(List<String> batch) {
    for (String message : batch) {
      if (message.isEmpty() || message.length() > MAX_LENGTH) {
        throw new IllegalArgumentException("a message of " + message.length() + " characters");
      }
      messages.add(message);
      sent.add(message);
    }
  }

  @Override
  public synchronized long length() {
    return messages.size();
  }

  /** All messages that were ever sent. */
  public synchronized List<String> sent() {
    return List.copyOf(sent);
  }

  /** Takes all messages out. */
  public synchronized List<String> takeAll() {
    List<String> taken = List.copyOf(messages);
    messages.clear();
    return taken;
  }
}
