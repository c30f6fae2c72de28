package dev.vaultline.local.hub;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationInstance;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What can happen to an orchestration from outside its own turns; each call is part of the loop's
 * transaction.
 */
final class Orchestrations {
  private final HubStore store;
  private final HistoryCache histories;
  private final WorkBoard board;
  private final Waiters waiters;
  private final HubTime time;

  Orchestrations(
      HubStore store, HistoryCache histories, WorkBoard board, Waiters waiters, HubTime time) {
    this.store = store;
    this.histories = histories;
    this.board = board;
    this.waiters = waiters;
    this.time = time;
  }

  /**
   * Starts an execution under the id named in {@code started}, in the place of one that has ended.
   *
   * @return whether it was started: not if the id is taken by an orchestration that has not ended
   */
  boolean start(ExecutionStartedEvent started, Optional<Instance.Parent> parent) {
    String id = started.getOrchestrationInstance().getInstanceId();
    Optional<Instance> present = store.instances().find(id);
    if (present.isPresent() && !present.get().ended()) {
      return false;
    }
    present.ifPresent(this::purge);
    begin(started, parent, OrchestrationStatus.ORCHESTRATION_STATUS_PENDING);
    return true;
  }

  private long begin(
      ExecutionStartedEvent started, Optional<Instance.Parent> parent, OrchestrationStatus status) {
    long now = time.tick();
    ExecutionStartedEvent execution = withExecutionId(started);
    long key = store.instances().insert(execution, parent, status, now);
    if (execution.hasScheduledStartTimestamp()) {
      store
          .timers()
          .add(key, HubTime.nanos(execution.getScheduledStartTimestamp()), Optional.empty());
    }
    deliver(key, Events.executionStarted(execution, now));
    return key;
  }

  private static ExecutionStartedEvent withExecutionId(ExecutionStartedEvent started) {
    OrchestrationInstance instance =
        started.getOrchestrationInstance().toBuilder()
            .setExecutionId(StringValue.of(UUID.randomUUID().toString().replace("-", "")))
            .build();
    return started.toBuilder().setOrchestrationInstance(instance).build();
  }

  /**
   * Replaces an execution by a fresh one under the same id, with the external events it has not
   * seen.
   */
  void continueAsNew(
      Instance old,
      ExecutionStartedEvent started,
      List<HistoryEvent> events,
      Optional<String> customStatus) {
    long createdAt = store.instances().createdAt(old.key());
    forget(old.key());
    store.instances().delete(old.key());
    store.histories().delete(old.key());
    long key =
        begin(
            started,
            old.parent(),
            old.suspended() ? old.status() : OrchestrationStatus.ORCHESTRATION_STATUS_RUNNING);
    store.instances().inherit(key, createdAt, customStatus.orElse(null));
    events.forEach(event -> deliver(key, event));
    waiters.changed(old.id());
  }

  /** Puts an event into the inbox of an execution that has not ended. */
  void deliver(long key, HistoryEvent event) {
    store.inbox().add(key, event);
    board.wake(key);
  }

  /**
   * Puts an event into the inbox of an execution, or drops it if the execution has ended or was
   * replaced.
   */
  void deliverIfActive(long key, HistoryEvent event) {
    if (store.instances().find(key).filter(instance -> !instance.ended()).isPresent()) {
      deliver(key, event);
    }
  }

  void suspend(Instance instance) {
    setStatus(instance, OrchestrationStatus.ORCHESTRATION_STATUS_SUSPENDED);
  }

  void resume(Instance instance) {
    if (instance.suspended()) {
      setStatus(instance, instance.activeStatus());
      board.wake(instance.key());
    }
  }

  private void setStatus(Instance instance, OrchestrationStatus status) {
    store.instances().setStatus(instance.key(), status, time.now());
    waiters.changed(instance.id());
  }

  /**
   * Ends an execution at once, without asking a worker; what a running activity still reports is
   * dropped.
   *
   * @param recursive whether its sub-orchestrations that have not ended are terminated too
   */
  void terminate(Instance instance, Optional<String> output, boolean recursive) {
    if (recursive) {
      for (Instance child : store.instances().childrenOf(instance.key())) {
        if (!child.ended()) {
          terminate(child, output, true);
        }
      }
    }
    store.activities().delete(instance.key());
    end(instance, Ending.terminated(output));
  }

  /**
   * Records the end of an execution and tells the parent. Activities that nobody waits for are
   * still done.
   */
  void end(Instance instance, Ending ending) {
    store.instances().end(instance.key(), ending, time.now());
    forget(instance.key());
    instance.parent().ifPresent(parent -> tellParent(parent, instance, ending));
    waiters.changed(instance.id());
  }

  private void tellParent(Instance.Parent parent, Instance child, Ending ending) {
    long now = time.tick();
    deliverIfActive(
        parent.key(),
        ending.succeeded()
            ? Events.childCompleted(parent.taskId(), ending.output(), now)
            : Events.childFailed(parent.taskId(), ending.failureForParent(child.id()), now));
  }

  /** Removes all trace of an execution that has ended. */
  void purge(Instance instance) {
    store.delete(instance.key());
    forget(instance.key());
    waiters.changed(instance.id());
  }

  private void forget(long key) {
    store.inbox().delete(key);
    store.timers().delete(key);
    histories.forget(key);
    board.forget(key);
  }
}
