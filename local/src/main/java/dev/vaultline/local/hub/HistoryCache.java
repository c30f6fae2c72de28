package dev.vaultline.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the histories of the executions that ran last in memory, so that a turn need not read them
 * again.
 */
final class HistoryCache {
  private static final long LIMIT_BYTES = 32L << 20;
  private final HistoryTable table;
  private final Map<Long, History> recent = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  HistoryCache(HistoryTable table) {
    this.table = table;
  }

  History get(long key) {
    History cached = recent.get(key);
    if (cached != null) {
      return cached;
    }
    History loaded = table.load(key);
    recent.put(key, loaded);
    bytes += loaded.bytes();
    evict();
    return loaded;
  }

  /** Stores the events of one turn and adds them to the history in memory. */
  void append(long key, int turn, List<HistoryEvent> events) {
    History history = get(key);
    table.append(key, turn, events);
    long before = history.bytes();
    events.forEach(history::add);
    bytes += history.bytes() - before;
  }

  void forget(long key) {
    History dropped = recent.remove(key);
    if (dropped != null) {
      bytes -= dropped.bytes();
    }
  }

  void clear() {
    recent.clear();
    bytes = 0;
  }

  private void evict() {
    while (bytes > LIMIT_BYTES && recent.size() > 1) {
      forget(recent.keySet().iterator().next());
    }
  }
}
