package dev.vaultline.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ActivityResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import io.grpc.Status;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What workers say. A report that comes too late, twice or from nowhere is answered like any other
 * and changes nothing: an error would only make the SDK's worker open a second stream beside its
 * first.
 */
final class WorkerCalls {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerCalls.class);

  private final HubStore store;
  private final WorkBoard board;
  private final WorkerStreams workers;
  private final Orchestrations orchestrations;
  private final TurnCommit turnCommit;
  private final CompletionTokens tokens;
  private final HubTime time;

  WorkerCalls(
      HubStore store,
      WorkBoard board,
      WorkerStreams workers,
      Orchestrations orchestrations,
      TurnCommit turnCommit,
      CompletionTokens tokens,
      HubTime time) {
    this.store = store;
    this.board = board;
    this.workers = workers;
    this.orchestrations = orchestrations;
    this.turnCommit = turnCommit;
    this.tokens = tokens;
    this.time = time;
  }

  void connected(WorkerStream stream) {
    workers.add(stream);
  }

  void streamEnded(WorkerStream stream) {
    workers.remove(stream, time.now()).forEach(board::putBack);
  }

  void disconnected(long connection) {
    workers.removeConnection(connection, time.now()).forEach(board::putBack);
  }

  /**
   * A report was broken off before it could be read, too large for example. The worker's thread
   * that sent it is lost to its stream, so the worker is made to open a new one.
   */
  void reportLost(long connection) {
    LOG.debug("A worker's report was not received; it may be larger than the hub takes");
    Status status = Status.UNAVAILABLE.withDescription("A report of this worker was not received");
    workers.endConnection(connection, status, time.now()).forEach(board::putBack);
  }

  void turnDone(long connection, OrchestratorResponse response) {
    Optional<String> token = ContractExtensions.token(response);
    Work.Name name = new Work.Name(response.getInstanceId(), Work.Name.TURN);
    Optional<Work> held = workers.report(connection, name, token);
    Optional<Turn> turn =
        token.isPresent()
            ? board.turnOf(token.get())
            : held.map(work -> ((Work.OfTurn) work).turn());
    if (turn.isEmpty() || !turnCommit.commit(turn.get(), response)) {
      LOG.debug("Ignored a stale turn of the orchestration '{}'", response.getInstanceId());
    }
  }

  void activityDone(long connection, ActivityResponse response) {
    Optional<String> token = ContractExtensions.token(response);
    Work.Name name = new Work.Name(response.getInstanceId(), response.getTaskId());
    Optional<Work> held = workers.report(connection, name, token);
    OptionalLong seq =
        token.isPresent()
            ? tokens.activitySeq(token.get())
            : held.map(work -> OptionalLong.of(((Work.OfActivity) work).seq()))
                .orElse(OptionalLong.empty());
    Optional<ActivityTable.Activity> activity =
        seq.isPresent() ? store.activities().find(seq.getAsLong()) : Optional.empty();
    if (activity.isPresent()) {
      store.activities().remove(activity.get().seq());
      orchestrations.deliverIfActive(
          activity.get().instanceKey(), Events.activityEnded(response, time.tick()));
    } else {
      LOG.debug(
          "Ignored a stale result of activity {} of the orchestration '{}'",
          response.getTaskId(),
          response.getInstanceId());
    }
  }
}
