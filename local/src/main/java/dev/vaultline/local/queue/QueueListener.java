package dev.vaultline.local.queue;

import dev.vaultline.local.app.QueueSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one queue for one function. An empty queue is asked at growing pauses; a found message
 * makes them short again. More are fetched when no more than the threshold of {@code host.json} are
 * being processed.
 */
final class QueueListener {
  private static final Logger LOG = LoggerFactory.getLogger(QueueListener.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

  private final MessageQueue queue;
  private final MessageRun run;
  private final QueueSettings settings;
  private final Duration leaseTime;
  private final ScheduledExecutorService renewals;
  private final ExecutorService threads;
  private final Running running = new Running();
  private final Thread poller;
  private Duration pause = SHORTEST_PAUSE;

  QueueListener(
      MessageQueue queue,
      MessageRun run,
      QueueSettings settings,
      Duration leaseTime,
      ScheduledExecutorService renewals) {
    this.queue = queue;
    this.run = run;
    this.settings = settings;
    this.leaseTime = leaseTime;
    this.renewals = renewals;
    this.threads =
        Executors.newFixedThreadPool(
            settings.concurrency(), task -> daemon(task, "queue-" + queue.name()));
    this.poller = daemon(this::poll, "poll-" + queue.name());
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  void start() {
    poller.start();
  }

  private void poll() {
    try {
      while (running.awaitAtMost(settings.newBatchThreshold())) {
        if (!fetch() && !running.pause(nextPause().toNanos())) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** False when there was nothing. */
  private boolean fetch() {
    try {
      List<ReceivedMessage> messages = queue.receive(settings.batchSize(), leaseTime);
      messages.forEach(this::process);
      if (!messages.isEmpty()) {
        pause = SHORTEST_PAUSE;
      }
      return !messages.isEmpty();
    } catch (QueueUnavailableException e) {
      LOG.warn("{} It is tried again.", e.getMessage());
      return false;
    }
  }

  private void process(ReceivedMessage message) {
    MessageLease lease = new MessageLease(queue, message, leaseTime, renewals);
    running.started();
    try {
      threads.execute(() -> run(message, lease));
    } catch (RejectedExecutionException e) {
      // Closed while this was fetched: it shows again when its time is over.
      lease.close();
      running.ended();
    }
  }

  private void run(ReceivedMessage message, MessageLease lease) {
    try (lease) {
      run.run(message, lease);
    } finally {
      running.ended();
    }
  }

  private Duration nextPause() {
    Duration now = pause;
    Duration twice = now.multipliedBy(2);
    Duration longest = settings.maxPollingInterval();
    pause = twice.compareTo(longest) > 0 ? longest : twice;
    return now;
  }

  void stopFetching() {
    running.close();
  }

  /** Waits for what is being processed until the instant of {@link System#nanoTime}. */
  void awaitEnd(long deadline) throws InterruptedException {
    poller.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
    if (!running.awaitNone(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
      LOG.warn(
          "Messages of queue {} are still being processed; they show again later", queue.name());
    }
    threads.shutdownNow();
  }
}
