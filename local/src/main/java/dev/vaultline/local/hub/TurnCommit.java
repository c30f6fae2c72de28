package dev.vaultline.local.hub;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CompleteOrchestrationAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorAction;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Commits the result of a turn: history, actions and messages in the loop's one transaction. */
final class TurnCommit {
  /**
   * Ends an execution whose worker asked for something that only newer versions of the contract
   * have.
   */
  private static final OrchestratorAction UNSUPPORTED =
      OrchestratorAction.newBuilder()
          .setId(-1)
          .setCompleteOrchestration(
              CompleteOrchestrationAction.newBuilder()
                  .setOrchestrationStatus(OrchestrationStatus.ORCHESTRATION_STATUS_FAILED)
                  .setFailureDetails(
                      Failures.of(
                          "UnsupportedAction",
                          "The orchestrator asked for an action that this task hub does not have "
                              + "(entities, for example); use activities and sub-orchestrations")))
          .build();

  private final HubStore store;
  private final HistoryCache histories;
  private final WorkBoard board;
  private final Orchestrations orchestrations;
  private final Actions actions;
  private final Waiters waiters;
  private final HubTime time;

  TurnCommit(
      HubStore store,
      HistoryCache histories,
      WorkBoard board,
      Orchestrations orchestrations,
      Actions actions,
      Waiters waiters,
      HubTime time) {
    this.store = store;
    this.histories = histories;
    this.board = board;
    this.orchestrations = orchestrations;
    this.actions = actions;
    this.waiters = waiters;
    this.time = time;
  }

  /**
   * Commits the answer to a turn.
   *
   * @return false if the turn is stale: it was committed before, or the execution ended or was
   *     replaced meanwhile
   */
  boolean commit(Turn turn, OrchestratorResponse response) {
    Optional<Instance> instance =
        store
            .instances()
            .find(turn.key())
            .filter(present -> !present.ended() && present.turns() == turn.number());
    if (!board.isUnderWay(turn) || instance.isEmpty()) {
      return false;
    }
    commit(instance.get(), turn, response);
    return true;
  }

  private void commit(Instance instance, Turn turn, OrchestratorResponse response) {
    History history = histories.get(turn.key());
    ExecutionStartedEvent start =
        history.start().or(() -> Events.start(turn.newEvents())).orElseThrow();
    List<OrchestratorAction> fresh =
        response.getActionsList().stream()
            .filter(action -> !history.knowsAction(action.getId()))
            .toList();

    store.inbox().removeUpTo(turn.key(), turn.lastSeq());
    List<HistoryEvent> events = new ArrayList<>(turn.newEvents());
    if (!fresh.stream().allMatch(Actions::supports)) {
      record(instance, turn, response, events, Optional.of(UNSUPPORTED));
      return;
    }
    fresh.stream()
        .filter(action -> !action.hasCompleteOrchestration())
        .forEach(action -> events.add(actions.perform(instance, start.getName(), action)));
    Optional<OrchestratorAction> completion =
        fresh.stream().filter(OrchestratorAction::hasCompleteOrchestration).findFirst();
    if (completion.filter(TurnCommit::continuesAsNew).isPresent()) {
      continueAsNew(instance, start, completion.get().getCompleteOrchestration(), response);
    } else {
      record(instance, turn, response, events, completion);
    }
  }

  private void record(
      Instance instance,
      Turn turn,
      OrchestratorResponse response,
      List<HistoryEvent> events,
      Optional<OrchestratorAction> completion) {
    long now = time.now();
    Optional<Ending> ending =
        completion.map(OrchestratorAction::getCompleteOrchestration).map(Ending::of);
    ending.ifPresent(
        e -> events.add(Events.executionCompleted(completion.orElseThrow().getId(), e, now)));
    events.add(Events.orchestratorCompleted(now));
    histories.append(turn.key(), turn.number(), events);
    store.instances().recordTurn(instance, turn.at(), customStatus(response).orElse(null), now);
    board.endTurn(turn.key());
    board.pace().ends(turn.key(), histories.get(turn.key()).replayed().size(), now);
    board.wake(turn.key());
    waiters.changed(instance.id());
    ending.ifPresent(e -> orchestrations.end(instance, e));
  }

  private void continueAsNew(
      Instance instance,
      ExecutionStartedEvent start,
      CompleteOrchestrationAction completion,
      OrchestratorResponse response) {
    ExecutionStartedEvent.Builder next =
        start.toBuilder().clearInput().clearScheduledStartTimestamp();
    if (completion.hasResult()) {
      next.setInput(completion.getResult());
    }
    if (completion.hasNewVersion()) {
      next.setVersion(completion.getNewVersion());
    }
    orchestrations.continueAsNew(
        instance, next.build(), unseen(instance, completion), customStatus(response));
  }

  /**
   * The external events that the next execution gets: those that the worker carries over, which the
   * SDK keeps in no order, and behind them those that came after the turn began.
   */
  private List<HistoryEvent> unseen(Instance instance, CompleteOrchestrationAction completion) {
    Stream<HistoryEvent> carried =
        completion.getCarryoverEventsList().stream()
            .sorted(Comparator.comparingLong(event -> HubTime.nanos(event.getTimestamp())));
    Stream<HistoryEvent> arrived =
        store.inbox().entries(instance.key()).stream()
            .map(InboxTable.Entry::event)
            .filter(HistoryEvent::hasEventRaised);
    return Stream.concat(carried, arrived).toList();
  }

  private static boolean continuesAsNew(OrchestratorAction action) {
    return action.getCompleteOrchestration().getOrchestrationStatus()
        == OrchestrationStatus.ORCHESTRATION_STATUS_CONTINUED_AS_NEW;
  }

  private static Optional<String> customStatus(OrchestratorResponse response) {
    return Optional.of(response.getCustomStatus())
        .map(StringValue::getValue)
        .filter(status -> !status.isEmpty());
  }
}
