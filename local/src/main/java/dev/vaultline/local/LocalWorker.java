package dev.vaultline.local;

import dev.vaultline.local.app.FunctionApp;
import dev.vaultline.local.durable.DurableWorker;
import dev.vaultline.local.fault.LocalHostException;
import dev.vaultline.local.queue.QueueTriggers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that works for a {@link LocalHost}: it takes messages from the queues and work from the
 * task hub, and has neither timers nor HTTP, nor anything that it would have to keep. Killed, it
 * loses nothing: its messages show again when their lease is over, and the hub hands its work to
 * others. While the first host is away it waits.
 */
public final class LocalWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalWorker.class);

  private final OpenParts parts = new OpenParts();

  private LocalWorker(LocalWorkerOptions options) {
    AppLoading.prepare();
    try {
      FunctionApp app =
          parts.add(
              AppLoading.load(
                  options.appFolder(),
                  options.settings(),
                  options.connectionString(),
                  options.hubPort(),
                  options.httpPort()));
      parts.add(DurableWorker.start(app, options.hubPort(), options.closeLimit()));
      parts.add(QueueTriggers.start(app, options.messageLease(), options.closeLimit()));
      LOG.info("Working for the hub on port {}", options.hubPort());
    } catch (RuntimeException | Error e) {
      parts.close();
      throw e;
    }
  }

  /**
   * Starts to work.
   *
   * @throws LocalHostException when the app cannot be loaded or the storage does not answer
   */
  public static LocalWorker start(LocalWorkerOptions options) {
    return new LocalWorker(options);
  }

  /** Takes no more work and waits a bounded time for running functions. */
  @Override
  public void close() {
    parts.close();
  }
}
