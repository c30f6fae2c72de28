package dev.vaultline.local.hub;

import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that touches the hub's state. It takes whatever calls are waiting, runs them in
 * one transaction, commits, and only then answers them and hands out work: so many calls share one
 * sync of the disk, and nothing is acknowledged that could be lost.
 */
final class HubLoop implements AutoCloseable {
  /** Something to do inside the transaction. */
  interface Command {
    /** Does it and returns what is to be done after the commit. */
    Runnable run();

    /** It was not done: the transaction was rolled back, or the hub is stopping. */
    default void failed(Status status) {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(HubLoop.class);

  /** Bounds what one failure can undo; far more than ever wait at a time. */
  private static final int BATCH = 512;

  /** How long to wait before a database that failed is tried again. */
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final Status STOPPING =
      Status.UNAVAILABLE.withDescription("The task hub is stopping");
  private static final Status FAILED =
      Status.UNAVAILABLE.withDescription(
          "The task hub could not use its database; see its log, and try again");

  private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
  private final HubState state;
  private final Thread thread = new Thread(this::run, "vaultline-task-hub");
  private volatile boolean stopping;
  private volatile boolean stopped;

  HubLoop(HubState state) {
    this.state = state;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void submit(Command command) {
    commands.add(command);
    if (stopped) {
      refuseWaiting();
    }
  }

  private void run() {
    try {
      serve();
    } finally {
      // Also after an error that nobody can handle: callers must not wait for a loop that is gone.
      state.stop(STOPPING);
      stopped = true;
      refuseWaiting();
    }
  }

  private void refuseWaiting() {
    for (Command command = commands.poll(); command != null; command = commands.poll()) {
      command.failed(STOPPING);
    }
  }

  private void serve() {
    boolean sound = false;
    long nap = 0;
    while (!stopping) {
      List<Command> batch = take(nap);
      try {
        if (!sound) {
          state.load();
        }
        nap = execute(batch);
        sound = true;
      } catch (RuntimeException e) {
        LOG.error("The task hub undoes its last step and starts again from its database", e);
        batch.forEach(command -> command.failed(FAILED));
        nap = RETRY_NANOS;
        sound = false;
      }
    }
  }

  private List<Command> take(long patience) {
    List<Command> batch = new ArrayList<>();
    try {
      Command first = commands.poll(patience, TimeUnit.NANOSECONDS);
      if (first != null) {
        batch.add(first);
        commands.drainTo(batch, BATCH - 1);
      }
    } catch (InterruptedException e) {
      stopping = true;
      Thread.currentThread().interrupt();
    }
    return batch;
  }

  /** Runs a batch and returns how long the loop may sleep before a timer is due. */
  private long execute(List<Command> batch) {
    List<Runnable> afterwards = new ArrayList<>(batch.size());
    for (Command command : batch) {
      afterwards.add(command.run());
    }
    state.commit();
    // What is committed is answered, whatever happens next.
    batch.clear();
    afterwards.forEach(Runnable::run);
    return state.handOut();
  }

  @Override
  public void close() {
    stopping = true;
    // Wakes the thread if it naps.
    submit(() -> () -> {});
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
