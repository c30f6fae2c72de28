package dev.vaultline.local.queue;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One queue of a storage account; the only place that knows the exceptions of the Azure library.
 */
final class MessageQueue {
  private final QueueClient client;

  MessageQueue(QueueClient client) {
    this.client = client;
  }

  String name() {
    return client.getQueueName();
  }

  void createIfMissing() throws QueueUnavailableException {
    call("create", client::createIfNotExists);
  }

  /** Messages that can be seen now, which others do not see for the given time. */
  List<ReceivedMessage> receive(int most, Duration hidden) throws QueueUnavailableException {
    return call(
        "read",
        () ->
            client.receiveMessages(most, hidden, null, Context.NONE).stream()
                .map(MessageQueue::message)
                .toList());
  }

  void send(String stored) throws QueueUnavailableException {
    call("send to", () -> client.sendMessage(stored));
  }

  /** Hides a message for longer. Empty when it was fetched by another or deleted meanwhile. */
  Optional<String> hide(String id, String receipt, String stored, Duration time)
      throws QueueUnavailableException {
    return unlessGone(
        "renew a message of",
        () -> client.updateMessage(id, receipt, stored, time).getPopReceipt());
  }

  /** Deletes a message. False when it was fetched by another or deleted meanwhile. */
  boolean delete(String id, String receipt) throws QueueUnavailableException {
    return unlessGone(
            "delete a message of",
            () -> {
              client.deleteMessage(id, receipt);
              return id;
            })
        .isPresent();
  }

  private static ReceivedMessage message(QueueMessageItem item) {
    return new ReceivedMessage(
        item.getMessageId(),
        item.getPopReceipt(),
        item.getBody() == null ? "" : item.getBody().toString(),
        item.getDequeueCount(),
        instant(item.getInsertionTime()),
        instant(item.getExpirationTime()),
        instant(item.getTimeNextVisible()));
  }

  private static Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? Instant.EPOCH : time.toInstant();
  }

  private <T> Optional<T> unlessGone(String action, Supplier<T> call)
      throws QueueUnavailableException {
    return call(
        action,
        () -> {
          try {
            return Optional.of(call.get());
          } catch (QueueStorageException e) {
            // 404: deleted. 400: the receipt is not the newest one.
            if (e.getStatusCode() == 404 || e.getStatusCode() == 400) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  private <T> T call(String action, Supplier<T> call) throws QueueUnavailableException {
    try {
      return call.get();
    } catch (QueueStorageException e) {
      throw new QueueUnavailableException(
          "Cannot %s queue %s: the service answered %d %s."
              .formatted(action, name(), e.getStatusCode(), e.getErrorCode()),
          e);
    } catch (RuntimeException e) {
      // The library wraps connection failures in several unchecked types without a common parent.
      throw new QueueUnavailableException("Cannot %s queue %s: %s".formatted(action, name(), e), e);
    }
  }
}
