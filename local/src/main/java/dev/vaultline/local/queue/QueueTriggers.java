package dev.vaultline.local.queue;

import dev.vaultline.local.app.Binding;
import dev.vaultline.local.app.BindingTypes;
import dev.vaultline.local.app.FunctionApp;
import dev.vaultline.local.app.FunctionDefinition;
import dev.vaultline.local.app.FunctionFailedException;
import dev.vaultline.local.app.InputValue;
import dev.vaultline.local.fault.LocalHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The queue triggers of an app. */
public final class QueueTriggers implements AutoCloseable {
  private static final int RENEWAL_THREADS = 2;

  private final ScheduledExecutorService renewals;
  private final List<QueueListener> listeners;
  private final Duration closeLimit;

  private QueueTriggers(FunctionApp app, Duration leaseTime, Duration closeLimit) {
    this.closeLimit = closeLimit;
    this.renewals =
        Executors.newScheduledThreadPool(
            RENEWAL_THREADS,
            task -> {
              Thread thread = new Thread(task, "queue-renewal");
              thread.setDaemon(true);
              return thread;
            });
    Queues queues = new Queues(app.settings());
    this.listeners =
        app.functions().stream()
            .filter(function -> function.triggeredBy(BindingTypes.QUEUE_TRIGGER))
            .map(function -> listener(app, function, queues, leaseTime))
            .toList();
  }

  /**
   * Creates missing queues and starts polling.
   *
   * @param leaseTime how long a message stays hidden when this process dies while working on it;
   *     renewed while it lives
   * @param closeLimit how long {@link #close} waits for running functions
   * @throws LocalHostException when the storage account cannot be used
   */
  public static QueueTriggers start(FunctionApp app, Duration leaseTime, Duration closeLimit) {
    QueueTriggers triggers = new QueueTriggers(app, leaseTime, closeLimit);
    triggers.listeners.forEach(QueueListener::start);
    return triggers;
  }

  private QueueListener listener(
      FunctionApp app, FunctionDefinition function, Queues queues, Duration leaseTime) {
    Binding trigger = function.trigger();
    MessageQueue queue = queues.of(trigger);
    try {
      queue.createIfMissing();
    } catch (QueueUnavailableException e) {
      throw new LocalHostException(
          "Function %s listens to queue %s, which cannot be opened. See that the storage account answers and the queue's name is valid. %s"
              .formatted(function.name(), queue.name(), e.getMessage()),
          e);
    }
    MessageRun run = new MessageRun(app, function, queues.named(trigger, queue.name() + "-poison"));
    return new QueueListener(queue, run, app.host().queues(), leaseTime, renewals);
  }

  /**
   * Runs a function with a queue trigger now, on this thread, as if a message with this text had
   * come.
   *
   * @throws FunctionFailedException when the function throws
   */
  public static void runByHand(FunctionApp app, FunctionDefinition function, String text)
      throws FunctionFailedException {
    app.invoke(
        function.name(), Optional.of(new InputValue.Text(text)), Map.of("QueueTrigger", text));
  }

  /** Fetches no more, and waits a bounded time for what is being processed. */
  @Override
  public void close() {
    listeners.forEach(QueueListener::stopFetching);
    long deadline = System.nanoTime() + closeLimit.toNanos();
    try {
      for (QueueListener listener : listeners) {
        listener.awaitEnd(deadline);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    renewals.shutdownNow();
  }
}
