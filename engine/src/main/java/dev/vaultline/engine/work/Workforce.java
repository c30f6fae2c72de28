package dev.vaultline.engine.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Divides numbered tasks among workers, each on a thread of its own. */
public final class Workforce {
  private Workforce() {}

  /**
   * Does all tasks from 0 on, in about that order. The first failure lets no more tasks start, and
   * is thrown once all workers have stopped.
   *
   * @param threads how many workers at most
   * @param hire makes a worker
   */
  public static void run(int threads, int tasks, Supplier<? extends Worker> hire) {
    AtomicInteger next = new AtomicInteger();
    int workers = Math.min(threads, tasks);
    if (workers <= 1) {
      drain(next, tasks, hire);
      return;
    }
    ExecutorService executor = Executors.newFixedThreadPool(workers);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      running.add(executor.submit(() -> drain(next, tasks, hire)));
    }
    executor.shutdown();
    await(running, next, tasks);
  }

  private static void drain(AtomicInteger next, int tasks, Supplier<? extends Worker> hire) {
    try (Worker worker = hire.get()) {
      for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
        worker.work(task);
      }
    } catch (RuntimeException | Error e) {
      next.set(tasks);
      throw e;
    }
  }

  private static void await(List<Future<?>> running, AtomicInteger next, int tasks) {
    Throwable failure = null;
    boolean interrupted = false;
    for (Future<?> worker : running) {
      boolean stopped = false;
      while (!stopped) {
        try {
          worker.get();
          stopped = true;
        } catch (ExecutionException e) {
          failure = failure == null ? e.getCause() : failure;
          stopped = true;
        } catch (InterruptedException e) {
          // The workers' buffers are in use until they stop: stop them, and wait all the same.
          next.set(tasks);
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      failure = failure == null ? new CancellationException("interrupted") : failure;
    }
    rethrow(failure);
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    if (failure != null) {
      throw new IllegalStateException("a worker failed", failure);
    }
  }
}
