package dev.vaultline.local.hub;

import com.google.protobuf.InvalidProtocolBufferException;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The timers that have not fired. */
final class TimerTable {
  /**
   * A timer with the event it delivers; one without only makes the hub look at the instance again.
   */
  record Timer(long seq, long instanceKey, Optional<HistoryEvent> event) {}

  private final HubDatabase database;

  TimerTable(HubDatabase database) {
    this.database = database;
  }

  void add(long key, long fireAt, Optional<HistoryEvent> event) {
    database.update(
        "INSERT INTO timer (instance, fire_at, event) VALUES (?, ?, ?)",
        key,
        fireAt,
        event.map(HistoryEvent::toByteArray).orElse(null));
  }

  /** The timers whose instant has come, in its order. */
  List<Timer> due(long now) {
    return database.list(
        "SELECT seq, instance, event FROM timer WHERE fire_at <= ? ORDER BY fire_at, seq",
        TimerTable::read,
        now);
  }

  OptionalLong next() {
    return database
        .first("SELECT fire_at FROM timer ORDER BY fire_at LIMIT 1", row -> row.getLong(1))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  void remove(long seq) {
    database.update("DELETE FROM timer WHERE seq = ?", seq);
  }

  void delete(long key) {
    database.update("DELETE FROM timer WHERE instance = ?", key);
  }

  void clear() {
    database.update("DELETE FROM timer");
  }

  private static Timer read(ResultSet row) throws SQLException {
    try {
      byte[] event = row.getBytes(3);
      return new Timer(
          row.getLong(1),
          row.getLong(2),
          event == null ? Optional.empty() : Optional.of(HistoryEvent.parseFrom(event)));
    } catch (InvalidProtocolBufferException e) {
      throw new SQLException("A stored timer cannot be read", e);
    }
  }
}
