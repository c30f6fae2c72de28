package dev.vaultline.azure.queue;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import dev.vaultline.azure.account.StorageAccount;
import dev.vaultline.azure.failure.ServiceError;
import dev.vaultline.azure.failure.StorageFailures;
import dev.vaultline.azure.failure.StorageFailures.Effect;
import dev.vaultline.pipeline.queue.TaskQueue;
import java.time.Duration;
import java.util.List;

/** A queue of Queue storage, made when the first message is sent. */
public final class AzureTaskQueue implements TaskQueue {
  /** By itself the service drops a message after a week; a part may wait longer for its turn. */
  private static final Duration NEVER = Duration.ofSeconds(-1);

  private final QueueClient queue;

  /**
   * @param name of the queue, which need not exist
   */
  public AzureTaskQueue(StorageAccount account, String name) {
    this.queue = account.queues().getQueueClient(name);
  }

  @Override
  public void send(List<String> messages) {
    messages.forEach(this::send);
  }

  private void send(String message) {
    try {
      sendOnce(message);
    } catch (RuntimeException e) {
      throw StorageFailures.translate(
          e, Effect.NONE, queue.getQueueUrl().replaceFirst("\\?.*", ""), "send a message");
    }
  }

  @Override
  public long length() {
    try {
      return queue.getProperties().getApproximateMessagesCountLong();
    } catch (RuntimeException e) {
      if (ServiceError.is(e, "QueueNotFound")) {
        return 0;
      }
      throw StorageFailures.translate(
          e, Effect.NONE, queue.getQueueUrl().replaceFirst("\\?.*", ""), "count its messages");
    }
  }

  private void sendOnce(String message) {
    try {
      queue.sendMessageWithResponse(message, null, NEVER, null, Context.NONE);
    } catch (RuntimeException e) {
      if (!ServiceError.is(e, "QueueNotFound")) {
        throw e;
      }
      queue.createIfNotExists();
      queue.sendMessageWithResponse(message, null, NEVER, null, Context.NONE);
    }
  }
}
