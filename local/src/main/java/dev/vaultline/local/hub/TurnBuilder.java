package dev.vaultline.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the next turn of an execution out of everything that waits in its inbox. */
final class TurnBuilder {
  private final HubStore store;
  private final HubTime time;
  private final CompletionTokens tokens;

  TurnBuilder(HubStore store, HubTime time, CompletionTokens tokens) {
    this.store = store;
    this.time = time;
    this.tokens = tokens;
  }

  /** The next turn; empty if the execution takes none now or has no events. */
  Optional<Turn> build(long key) {
    return accepting(key).flatMap(this::build);
  }

  /**
   * Whether the execution takes a turn now: it has not ended, is not suspended, and its start has
   * come.
   */
  boolean accepts(long key) {
    return accepting(key).isPresent();
  }

  private Optional<Instance> accepting(long key) {
    return store.instances().find(key).filter(instance -> instance.acceptsTurn(time.now()));
  }

  private Optional<Turn> build(Instance instance) {
    List<InboxTable.Entry> inbox = store.inbox().entries(instance.key());
    if (inbox.isEmpty()) {
      return Optional.empty();
    }
    long at = instantOf(instance, inbox);
    List<HistoryEvent> events = new ArrayList<>(inbox.size() + 1);
    events.add(Events.orchestratorStarted(at));
    inbox.forEach(entry -> events.add(entry.event()));
    return Optional.of(
        new Turn(
            instance.key(),
            instance.id(),
            instance.executionId(),
            instance.turns(),
            at,
            events,
            inbox.get(inbox.size() - 1).seq(),
            tokens.nextTurn()));
  }

  /**
   * The orchestrator's present: it never goes back, and it is after every timer that fired.
   * Otherwise an orchestrator that compares it with the timer's instant would wait once more, for
   * nothing.
   */
  private long instantOf(Instance instance, List<InboxTable.Entry> inbox) {
    long at = Math.max(time.now(), instance.lastTurnAt() + 1);
    for (InboxTable.Entry entry : inbox) {
      if (entry.event().hasTimerFired()) {
        at = Math.max(at, HubTime.visiblyAfter(entry.event().getTimerFired().getFireAt()));
      }
    }
    return at;
  }
}
