package dev.vaultline.local.hub;

import io.grpc.Status;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that the loop owns: the database, what is remembered of it, the workers and the waiting
 * clients.
 */
final class HubState {
  private static final Logger LOG = LoggerFactory.getLogger(HubState.class);

  /** A step of the wall clock, or the end of a computer's sleep, is noticed within this time. */
  private static final long LONGEST_NAP_NANOS = Duration.ofSeconds(1).toNanos();

  private static final Status RESTARTED =
      Status.UNAVAILABLE.withDescription("The task hub starts again from its database");

  private final HubStore store;
  private final HistoryCache histories;
  private final WorkBoard board = new WorkBoard();
  private final WorkerStreams workers = new WorkerStreams();
  private final Waiters waiters = new Waiters();
  private final HubTime time;
  private final Dispatcher dispatcher;
  private final Orchestrations orchestrations;
  private final TurnCommit turnCommit;
  private final CompletionTokens tokens;

  HubState(HubStore store, HubTime time) {
    this.store = store;
    this.time = time;
    histories = new HistoryCache(store.histories());
    tokens = new CompletionTokens(store.identity(), store.runs());
    orchestrations = new Orchestrations(store, histories, board, waiters, time);
    Actions actions = new Actions(store, board, orchestrations, time);
    turnCommit = new TurnCommit(store, histories, board, orchestrations, actions, waiters, time);
    TurnBuilder turns = new TurnBuilder(store, time, tokens);
    dispatcher = new Dispatcher(store, histories, board, workers, turns, tokens, time);
  }

  /** The contract's calls over this state, to be run by the loop. */
  HubService service(HubLoop loop) {
    return new HubService(
        loop,
        new ClientCalls(store, orchestrations, waiters, time, this::forgetEverything),
        new QueryCalls(store, orchestrations),
        new WorkerCalls(store, board, workers, orchestrations, turnCommit, tokens, time));
  }

  /** Starts from the database: at the beginning, and after a failure. */
  void load() {
    store.database().rollback();
    forgetMemory();
    workers.endAll(RESTARTED, time.now());
    store.inbox().keys().forEach(board::wake);
    store.activities().all().forEach(board::addActivity);
  }

  private void forgetEverything() {
    store.clear();
    forgetMemory();
    waiters.allChanged();
  }

  private void forgetMemory() {
    board.clear();
    histories.clear();
  }

  /** Fires what is due and makes everything since the last commit durable. */
  void commit() {
    for (TimerTable.Timer timer : store.timers().due(time.now())) {
      store.timers().remove(timer.seq());
      timer.event().ifPresent(event -> store.inbox().add(timer.instanceKey(), event));
      board.wake(timer.instanceKey());
    }
    store.database().commit();
  }

  /**
   * After a commit: answers waiting clients and gives workers what there is to do.
   *
   * @return how long the loop may sleep, in nanoseconds
   */
  long handOut() {
    waiters.answer();
    workers.expire(time.now());
    long patience = Math.min(dispatcher.dispatch(), LONGEST_NAP_NANOS);
    long now = time.now();
    long timer = store.timers().next().orElse(Long.MAX_VALUE);
    return timer <= now ? 0 : Math.min(patience, timer - now);
  }

  void stop(Status status) {
    try {
      waiters.refuseAll(status);
      workers.endAll(status, time.now());
      store.close();
    } catch (HubStorageException e) {
      LOG.warn("The task hub's database was not closed properly; it loses nothing by that", e);
    }
  }
}
