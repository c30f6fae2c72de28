package dev.vaultline.tests.endtoend;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.models.PeekedMessageItem;
import java.util.List;

/** A queue as somebody beside the service sees it. */
final class TestQueue {
  private static final int MOST = 32;

  private final QueueClient queue;

  TestQueue(QueueClient queue) {
    this.queue = queue;
  }

  /** Waits until so many messages can be seen. */
  List<String> awaitMessages(int number) {
    return Eventually.await(
        "the queue " + queue.getQueueName(), this::messages, found -> found.size() == number);
  }

  private List<String> messages() {
    return queue.peekMessages(MOST, null, null).stream()
        .map(PeekedMessageItem::getBody)
        .map(Object::toString)
        .toList();
  }

  /** Waits until there are messages. */
  List<String> awaitSome() {
    return Eventually.await(
        "messages in " + queue.getQueueName(), this::messages, found -> !found.isEmpty());
  }

  /** Waits until every message is done with, also those that are being worked on. */
  void awaitEmpty() {
    Eventually.await(
        "the number of messages in " + queue.getQueueName(),
        () -> queue.getProperties().getApproximateMessagesCountLong(),
        left -> left == 0);
  }

  void send(List<String> messages) {
    messages.forEach(queue::sendMessage);
  }

  void clear() {
    queue.clearMessages();
  }
}
