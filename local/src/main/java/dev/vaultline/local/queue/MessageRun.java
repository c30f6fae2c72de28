package dev.vaultline.local.queue;

import dev.vaultline.local.app.FunctionApp;
import dev.vaultline.local.app.FunctionDefinition;
import dev.vaultline.local.app.FunctionFailedException;
import dev.vaultline.local.app.InputValue;
import dev.vaultline.local.app.QueueSettings;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to one message: its function runs; then it is deleted, shown again, or put into the
 * poison queue.
 */
final class MessageRun {
  private static final Logger LOG = LoggerFactory.getLogger(MessageRun.class);

  private final FunctionApp app;
  private final FunctionDefinition function;
  private final MessageQueue poison;
  private final QueueSettings settings;
  private final MessageText text;

  MessageRun(FunctionApp app, FunctionDefinition function, MessageQueue poison) {
    this.app = app;
    this.function = function;
    this.poison = poison;
    this.settings = app.host().queues();
    this.text = new MessageText(settings.base64());
  }

  void run(ReceivedMessage message, MessageLease lease) {
    try {
      Optional<String> decoded = text.decode(message.stored());
      if (decoded.isEmpty()) {
        LOG.error("Message {} for function {} is not base64", message.id(), function.name());
        moveToPoison(message, lease);
      } else if (succeeds(message, decoded.get())) {
        lease.delete();
      } else if (message.dequeueCount() >= settings.maxDequeueCount()) {
        moveToPoison(message, lease);
      } else {
        lease.release(settings.visibilityTimeout());
      }
    } catch (QueueUnavailableException e) {
      LOG.warn("{} The message shows again when its time is over.", e.getMessage());
    }
  }

  private boolean succeeds(ReceivedMessage message, String decoded) {
    try {
      app.invoke(
          function.name(), Optional.of(new InputValue.Text(decoded)), message.triggerData(decoded));
      return true;
    } catch (FunctionFailedException e) {
      LOG.error(
          "Function {} failed at attempt {} of message {}",
          function.name(),
          message.dequeueCount(),
          message.id(),
          e);
      return false;
    }
  }

  /** Sent before it is deleted: a death in between doubles it, and loses nothing. */
  private void moveToPoison(ReceivedMessage message, MessageLease lease)
      throws QueueUnavailableException {
    poison.createIfMissing();
    poison.send(message.stored());
    lease.delete();
    LOG.error(
        "Message {} for function {} went to queue {}",
        message.id(),
        function.name(),
        poison.name());
  }
}
