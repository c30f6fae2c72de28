package dev.vaultline.local.hub;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ActivityRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.WorkItem;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands waiting work to the connected workers; it runs after each commit and only reads. */
final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** What a gRPC client accepts by default, which the SDK's worker does not change. */
  private static final int SDK_LIMIT_BYTES = 4 << 20;

  private final HubStore store;
  private final HistoryCache histories;
  private final WorkBoard board;
  private final WorkerStreams workers;
  private final TurnBuilder turns;
  private final CompletionTokens tokens;
  private final HubTime time;

  Dispatcher(
      HubStore store,
      HistoryCache histories,
      WorkBoard board,
      WorkerStreams workers,
      TurnBuilder turns,
      CompletionTokens tokens,
      HubTime time) {
    this.store = store;
    this.histories = histories;
    this.board = board;
    this.workers = workers;
    this.turns = turns;
    this.tokens = tokens;
    this.time = time;
  }

  /**
   * Hands out what it can and returns after how many nanoseconds it should be asked again at the
   * latest.
   */
  long dispatch() {
    long patience = dispatchTurns();
    dispatchActivities();
    return patience;
  }

  private long dispatchTurns() {
    long patience = Long.MAX_VALUE;
    for (Long key : workers.hasRoomForTurn() ? board.ready() : List.<Long>of()) {
      long rest = rest(key);
      if (rest > 0) {
        patience = Math.min(patience, rest);
      } else {
        dispatchTurn(key);
      }
    }
    return patience;
  }

  private long rest(long key) {
    long rest = board.pace().remaining(key, time.now());
    return rest > 0 && store.activities().anyOf(key) ? rest : 0;
  }

  private void dispatchTurn(long key) {
    if (!workers.hasRoomForTurn()) {
      return;
    }
    Optional<Turn> turn = nextTurn(key);
    if (turn.isEmpty()) {
      board.rest(key);
    } else if (workers.offer(new Work.OfTurn(turn.get()), () -> item(turn.get()))) {
      board.handOut(turn.get(), time.now());
    }
  }

  /** The turn that a worker gave back, or else a new one. */
  private Optional<Turn> nextTurn(long key) {
    Optional<Turn> again = board.turnOf(key);
    if (again.isPresent()) {
      return again.filter(turn -> turns.accepts(key));
    }
    Optional<Turn> built = turns.build(key);
    built.ifPresent(board::begin);
    return built;
  }

  private WorkItem item(Turn turn) {
    WorkItem item =
        WorkItem.newBuilder()
            .setOrchestratorRequest(
                OrchestratorRequest.newBuilder()
                    .setInstanceId(turn.instanceId())
                    .setExecutionId(StringValue.of(turn.executionId()))
                    .addAllPastEvents(histories.get(turn.key()).replayed())
                    .addAllNewEvents(turn.newEvents()))
            .setUnknownFields(ContractExtensions.onWorkItem(turn.token()))
            .build();
    if (item.getSerializedSize() > SDK_LIMIT_BYTES) {
      LOG.warn(
          "The history of the orchestration '{}' has {} bytes; the SDK's own worker takes no more than {}",
          turn.instanceId(),
          item.getSerializedSize(),
          SDK_LIMIT_BYTES);
    }
    return item;
  }

  private void dispatchActivities() {
    Iterator<Long> waiting = board.activities().iterator();
    while (waiting.hasNext() && workers.hasRoomForActivity()) {
      Optional<ActivityTable.Activity> activity = store.activities().find(waiting.next());
      if (activity.isEmpty() || offer(activity.get())) {
        waiting.remove();
      }
    }
  }

  private boolean offer(ActivityTable.Activity activity) {
    ActivityRequest request = activity.request();
    Work.OfActivity work =
        new Work.OfActivity(
            activity.seq(),
            request.getOrchestrationInstance().getInstanceId(),
            request.getTaskId(),
            tokens.activity(activity.seq()));
    return workers.offer(
        work,
        () ->
            WorkItem.newBuilder()
                .setActivityRequest(request)
                .setUnknownFields(ContractExtensions.onWorkItem(work.token()))
                .build());
  }
}
