package dev.vaultline.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import java.util.Optional;

/**
 * One execution of an orchestration, without its payloads.
 *
 * @param key names this execution; a new execution under the same id gets a new key
 * @param started whether its first turn is committed
 * @param turns how many turns are committed
 * @param lastTurnAt the orchestrator's instant in the last turn
 * @param notBefore the scheduled start
 */
record Instance(
    long key,
    String id,
    String executionId,
    OrchestrationStatus status,
    boolean started,
    int turns,
    long lastTurnAt,
    long notBefore,
    Optional<Parent> parent) {

  /** The execution that waits for this one, and the id of its waiting task. */
  record Parent(long key, int taskId) {}

  boolean ended() {
    return isEnd(status);
  }

  boolean suspended() {
    return status == OrchestrationStatus.ORCHESTRATION_STATUS_SUSPENDED;
  }

  /** Whether a turn may be handed out at this instant, if there are events for one. */
  boolean acceptsTurn(long now) {
    return !ended() && !suspended() && notBefore <= now;
  }

  /** The status while nothing holds it: pending until the first turn, then running. */
  OrchestrationStatus activeStatus() {
    return started
        ? OrchestrationStatus.ORCHESTRATION_STATUS_RUNNING
        : OrchestrationStatus.ORCHESTRATION_STATUS_PENDING;
  }

  static boolean isEnd(OrchestrationStatus status) {
    return switch (status) {
      case ORCHESTRATION_STATUS_COMPLETED,
          ORCHESTRATION_STATUS_FAILED,
          ORCHESTRATION_STATUS_CANCELED,
          ORCHESTRATION_STATUS_TERMINATED ->
          true;
      default -> false;
    };
  }

  /** The status as people read it, for messages. */
  String statusWord() {
    return status.name().substring("ORCHESTRATION_STATUS_".length());
  }
}
