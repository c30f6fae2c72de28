package dev.vaultline.local.hub;

import com.google.protobuf.InvalidProtocolBufferException;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The events that wait for an execution's next turn, in the order of their arrival. */
final class InboxTable {
  /** An event and its place in the order of arrival. */
  record Entry(long seq, HistoryEvent event) {}

  private final HubDatabase database;
  private long lastSeq;

  InboxTable(HubDatabase database) {
    this.database = database;
    lastSeq =
        database.first("SELECT coalesce(max(seq), 0) FROM inbox", r -> r.getLong(1)).orElse(0L);
  }

  void add(long key, HistoryEvent event) {
    database.update("INSERT INTO inbox VALUES (?, ?, ?)", key, ++lastSeq, event.toByteArray());
  }

  List<Entry> entries(long key) {
    return database.list(
        "SELECT seq, event FROM inbox WHERE instance = ? ORDER BY seq", InboxTable::read, key);
  }

  List<Long> keys() {
    return database.list("SELECT DISTINCT instance FROM inbox", r -> r.getLong(1));
  }

  void removeUpTo(long key, long seq) {
    database.update("DELETE FROM inbox WHERE instance = ? AND seq <= ?", key, seq);
  }

  void delete(long key) {
    database.update("DELETE FROM inbox WHERE instance = ?", key);
  }

  void clear() {
    database.update("DELETE FROM inbox");
  }

  private static Entry read(ResultSet row) throws SQLException {
    try {
      return new Entry(row.getLong(1), HistoryEvent.parseFrom(row.getBytes(2)));
    } catch (InvalidProtocolBufferException e) {
      throw new SQLException("A stored event cannot be read", e);
    }
  }
}
