package dev.vaultline.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent.EventTypeCase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The committed history of one execution, in memory. */
final class History {
  private final List<HistoryEvent> replayed = new ArrayList<>();
  private final Set<Integer> actions = new HashSet<>();
  private long bytes;

  void add(HistoryEvent event) {
    if (Events.isAction(event)) {
      actions.add(event.getEventId());
    }
    // The SDK's worker (1.5.0) fails on replaying EventSent; without it the worker repeats the
    // action, which the hub
    // knows by its id.
    if (event.getEventTypeCase() != EventTypeCase.EVENTSENT) {
      replayed.add(event);
      bytes += event.getSerializedSize();
    }
  }

  /** The events that a worker replays, in order. */
  List<HistoryEvent> replayed() {
    return Collections.unmodifiableList(replayed);
  }

  /** Whether an earlier turn already did this action. */
  boolean knowsAction(int id) {
    return actions.contains(id);
  }

  /** How the execution was started; empty before its first turn. */
  Optional<ExecutionStartedEvent> start() {
    return Events.start(replayed);
  }

  /** An estimate of the memory held. */
  long bytes() {
    return bytes;
  }
}
