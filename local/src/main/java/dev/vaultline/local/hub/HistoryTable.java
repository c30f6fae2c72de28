package dev.vaultline.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The committed histories: one row per turn, its events one behind the other, each with its length
 * before it.
 */
final class HistoryTable {
  private final HubDatabase database;

  HistoryTable(HubDatabase database) {
    this.database = database;
  }

  void append(long key, int turn, List<HistoryEvent> events) {
    database.update("INSERT INTO history VALUES (?, ?, ?)", key, turn, encode(events));
  }

  History load(long key) {
    History history = new History();
    database
        .list(
            "SELECT events FROM history WHERE instance = ? ORDER BY turn", r -> r.getBytes(1), key)
        .forEach(turn -> decode(turn, history));
    return history;
  }

  void delete(long key) {
    database.update("DELETE FROM history WHERE instance = ?", key);
  }

  void clear() {
    database.update("DELETE FROM history");
  }

  private static byte[] encode(List<HistoryEvent> events) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (HistoryEvent event : events) {
        event.writeDelimitedTo(bytes);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void decode(byte[] turn, History history) {
    try {
      ByteArrayInputStream bytes = new ByteArrayInputStream(turn);
      for (HistoryEvent event = HistoryEvent.parseDelimitedFrom(bytes);
          event != null;
          event = HistoryEvent.parseDelimitedFrom(bytes)) {
        history.add(event);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A stored history cannot be read", e);
    }
  }
}
