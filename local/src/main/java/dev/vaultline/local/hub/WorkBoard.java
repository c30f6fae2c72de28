package dev.vaultline.local.hub;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What waits to be handed out and which turns are under way. It holds nothing that could not be
 * read from the database again: the database decides, the board only remembers where to look.
 */
final class WorkBoard {
  private final Set<Long> ready = new LinkedHashSet<>();
  private final Deque<Long> activities = new ArrayDeque<>();
  private final Map<Long, Turn> turns = new HashMap<>();
  private final Map<String, Turn> turnsByToken = new HashMap<>();
  private final Set<Long> handedOut = new HashSet<>();
  private final Pace pace = new Pace();

  /**
   * The instance may have something to do: it is looked at before the next work is handed out.
   * While a worker has a turn of it nothing is done; the end of that turn wakes it again.
   */
  void wake(long key) {
    if (!handedOut.contains(key)) {
      ready.add(key);
    }
  }

  void addActivity(long seq) {
    activities.addLast(seq);
  }

  /** A worker went away with this work; it is the next to be handed out. */
  void putBack(Work work) {
    if (work instanceof Work.OfActivity activity) {
      activities.addFirst(activity.seq());
    } else if (work instanceof Work.OfTurn turn && isUnderWay(turn.turn())) {
      handedOut.remove(turn.turn().key());
      ready.add(turn.turn().key());
    }
  }

  /** The instances to look at. */
  List<Long> ready() {
    return List.copyOf(ready);
  }

  Deque<Long> activities() {
    return activities;
  }

  /** The turn of this execution that was built and is not committed, handed out or not. */
  Optional<Turn> turnOf(long key) {
    return Optional.ofNullable(turns.get(key));
  }

  Optional<Turn> turnOf(String token) {
    return Optional.ofNullable(turnsByToken.get(token));
  }

  boolean isUnderWay(Turn turn) {
    return turnsByToken.containsKey(turn.token());
  }

  void begin(Turn turn) {
    turns.put(turn.key(), turn);
    turnsByToken.put(turn.token(), turn);
  }

  /** A worker has the turn. */
  void handOut(Turn turn, long now) {
    pace.begins(turn.key(), now);
    ready.remove(turn.key());
    handedOut.add(turn.key());
  }

  /** The execution's turn is committed or no longer wanted. */
  void endTurn(long key) {
    handedOut.remove(key);
    Turn ended = turns.remove(key);
    if (ended != null) {
      turnsByToken.remove(ended.token());
    }
  }

  /** Which executions let results gather. */
  Pace pace() {
    return pace;
  }

  /** Nothing is to be done for the instance now. */
  void rest(long key) {
    ready.remove(key);
  }

  /** The execution has ended. */
  void forget(long key) {
    ready.remove(key);
    endTurn(key);
    pace.forget(key);
  }

  void clear() {
    ready.clear();
    activities.clear();
    turns.clear();
    turnsByToken.clear();
    handedOut.clear();
    pace.clear();
  }
}
