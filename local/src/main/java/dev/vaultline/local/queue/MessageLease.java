package dev.vaultline.local.queue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a message hidden while its function runs, by renewing the time at its half. When this
 * process dies the message shows again after what is left of it.
 */
final class MessageLease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MessageLease.class);

  private final MessageQueue queue;
  private final ReceivedMessage message;
  private final Duration time;
  private final ScheduledFuture<?> renewal;
  private String receipt;
  private boolean lost;

  MessageLease(
      MessageQueue queue,
      ReceivedMessage message,
      Duration time,
      ScheduledExecutorService renewals) {
    this.queue = queue;
    this.message = message;
    this.time = time;
    this.receipt = message.receipt();
    long half = time.toNanos() / 2;
    this.renewal = renewals.scheduleWithFixedDelay(this::renew, half, half, TimeUnit.NANOSECONDS);
  }

  private synchronized void renew() {
    if (lost || renewal.isCancelled()) {
      return;
    }
    try {
      Optional<String> renewed = queue.hide(message.id(), receipt, message.stored(), time);
      renewed.ifPresent(newReceipt -> receipt = newReceipt);
      if (renewed.isEmpty()) {
        lost = true;
        LOG.warn(
            "Message {} of queue {} was taken by another reader while it was processed",
            message.id(),
            queue.name());
      }
    } catch (QueueUnavailableException e) {
      LOG.warn("{} It is tried again.", e.getMessage());
    }
  }

  /** The message is done with. */
  synchronized void delete() throws QueueUnavailableException {
    renewal.cancel(false);
    if (!queue.delete(message.id(), receipt)) {
      LOG.info(
          "Message {} of queue {} was deleted or taken by another reader already",
          message.id(),
          queue.name());
    }
  }

  /** The message shows again after a pause. */
  synchronized void release(Duration pause) throws QueueUnavailableException {
    renewal.cancel(false);
    Optional<String> released = queue.hide(message.id(), receipt, message.stored(), pause);
    if (released.isEmpty()) {
      LOG.info(
          "Message {} of queue {} was deleted or taken by another reader already",
          message.id(),
          queue.name());
    }
  }

  /** Renews no more. */
  @Override
  public void close() {
    renewal.cancel(false);
  }
}
