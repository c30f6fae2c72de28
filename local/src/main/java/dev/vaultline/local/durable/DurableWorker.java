package dev.vaultline.local.durable;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ActivityRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.WorkItem;
import dev.vaultline.local.app.DurableSettings;
import dev.vaultline.local.app.FunctionApp;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an app's orchestrators and activities for a task hub, several at a time, and goes on through
 * restarts of the hub.
 */
public final class DurableWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DurableWorker.class);

  private final OrchestratorTurn orchestrators;
  private final ActivityRun activities;
  private final ExecutorService orchestratorThreads;
  private final ExecutorService activityThreads;
  private final Duration closeLimit;
  private final HubConnection connection;

  private DurableWorker(FunctionApp app, int hubPort, Duration closeLimit) {
    DurableSettings settings = app.host().durable();
    this.orchestrators = new OrchestratorTurn(app);
    this.activities = new ActivityRun(app);
    this.orchestratorThreads = threads(settings.maxConcurrentOrchestrators(), "orchestrator-");
    this.activityThreads = threads(settings.maxConcurrentActivities(), "activity-");
    this.closeLimit = closeLimit;
    this.connection = new HubConnection(hubPort, this::receive);
  }

  /**
   * Starts working for a hub; one that does not listen yet is awaited.
   *
   * @param app whose functions to run
   * @param hubPort where the hub listens on 127.0.0.1
   * @param closeLimit how long {@link #close} waits for what is running
   */
  public static DurableWorker start(FunctionApp app, int hubPort, Duration closeLimit) {
    DurableWorker worker = new DurableWorker(app, hubPort, closeLimit);
    worker.connection.open();
    return worker;
  }

  private static ExecutorService threads(int number, String prefix) {
    AtomicInteger count = new AtomicInteger();
    return Executors.newFixedThreadPool(
        number,
        task -> {
          Thread thread = new Thread(task, prefix + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  private void receive(WorkItem item) {
    try {
      switch (item.getRequestCase()) {
        case ORCHESTRATORREQUEST ->
            orchestratorThreads.execute(() -> runTurn(item.getOrchestratorRequest()));
        case ACTIVITYREQUEST ->
            activityThreads.execute(() -> runActivity(item.getActivityRequest()));
        default -> LOG.warn("The task hub sent a work item of an unknown kind; left alone");
      }
    } catch (RejectedExecutionException e) {
      LOG.debug("Closing; the hub hands the work item out again", e);
    }
  }

  private void runTurn(OrchestratorRequest request) {
    try {
      connection.hub().completeOrchestratorTask(orchestrators.run(request));
    } catch (StatusRuntimeException e) {
      notTaken("the turn of instance " + request.getInstanceId(), e);
    }
  }

  private void runActivity(ActivityRequest request) {
    try {
      connection.hub().completeActivityTask(activities.run(request));
    } catch (StatusRuntimeException e) {
      notTaken(
          "activity "
              + request.getName()
              + " of instance "
              + request.getOrchestrationInstance().getInstanceId(),
          e);
    }
  }

  /** Nothing is lost: the hub still has the work item and hands it out again. */
  private static void notTaken(String what, StatusRuntimeException e) {
    LOG.info("The task hub did not take the answer to {}: {}", what, e.getStatus());
  }

  /**
   * Takes no more work, waits a bounded time for what is running, and disconnects. What did not end
   * is run again later.
   */
  @Override
  public void close() {
    connection.stopReceiving();
    orchestratorThreads.shutdown();
    activityThreads.shutdown();
    try {
      long deadline = System.nanoTime() + closeLimit.toNanos();
      boolean ended =
          orchestratorThreads.awaitTermination(closeLimit.toNanos(), TimeUnit.NANOSECONDS)
              && activityThreads.awaitTermination(
                  deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (!ended) {
        LOG.warn("Activities still run after {}; leaving them", closeLimit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    orchestratorThreads.shutdownNow();
    activityThreads.shutdownNow();
    connection.close();
  }
}
