package dev.vaultline.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import java.util.List;

/**
 * One turn of an orchestrator. Once it was handed out it is never changed: handed out again, to the
 * same worker or to another one, it is the same turn, so that the answer of any of them is the
 * right one.
 *
 * @param number how many turns of the execution were committed before
 * @param at the orchestrator's instant
 * @param newEvents OrchestratorStarted and then the inbox, up to {@code lastSeq}
 * @param token names this turn among all turns of all runs of this hub
 */
record Turn(
    long key,
    String instanceId,
    String executionId,
    int number,
    long at,
    List<HistoryEvent> newEvents,
    long lastSeq,
    String token) {

  Turn {
    newEvents = List.copyOf(newEvents);
  }
}
