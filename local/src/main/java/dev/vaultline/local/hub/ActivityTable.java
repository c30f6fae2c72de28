package dev.vaultline.local.hub;

import com.google.protobuf.InvalidProtocolBufferException;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ActivityRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The activities that were scheduled and have no result yet. */
final class ActivityTable {
  /** An activity's number is never used twice in one hub. */
  record Activity(long seq, long instanceKey, ActivityRequest request) {}

  private final HubDatabase database;

  ActivityTable(HubDatabase database) {
    this.database = database;
  }

  long add(long key, ActivityRequest request) {
    return database.insert(
        "INSERT INTO activity (instance, request) VALUES (?, ?)", key, request.toByteArray());
  }

  Optional<Activity> find(long seq) {
    return database.first(
        "SELECT seq, instance, request FROM activity WHERE seq = ?", ActivityTable::read, seq);
  }

  boolean anyOf(long key) {
    return database
        .first("SELECT 1 FROM activity WHERE instance = ? LIMIT 1", row -> row.getInt(1), key)
        .isPresent();
  }

  List<Long> all() {
    return database.list("SELECT seq FROM activity ORDER BY seq", r -> r.getLong(1));
  }

  void remove(long seq) {
    database.update("DELETE FROM activity WHERE seq = ?", seq);
  }

  void delete(long key) {
    database.update("DELETE FROM activity WHERE instance = ?", key);
  }

  void clear() {
    database.update("DELETE FROM activity");
  }

  private static Activity read(ResultSet row) throws SQLException {
    try {
      return new Activity(
          row.getLong(1), row.getLong(2), ActivityRequest.parseFrom(row.getBytes(3)));
    } catch (InvalidProtocolBufferException e) {
      throw new SQLException("A stored activity cannot be read", e);
    }
  }
}
