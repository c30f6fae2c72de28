package dev.vaultline.local.hub;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The executions: one row per instance id. */
final class InstanceTable {
  private static final String COLUMNS =
      "key, id, execution, status, started, turns, turn_at, not_before, parent, parent_task";
  private final HubDatabase database;

  InstanceTable(HubDatabase database) {
    this.database = database;
  }

  Optional<Instance> find(String id) {
    return database.first(
        "SELECT " + COLUMNS + " FROM instance WHERE id = ?", InstanceTable::read, id);
  }

  Optional<Instance> find(long key) {
    return database.first(
        "SELECT " + COLUMNS + " FROM instance WHERE key = ?", InstanceTable::read, key);
  }

  List<Instance> childrenOf(long key) {
    return database.list(
        "SELECT " + COLUMNS + " FROM instance WHERE parent = ?", InstanceTable::read, key);
  }

  /** Adds an execution that has not started yet and returns its key. */
  long insert(
      ExecutionStartedEvent started,
      Optional<Instance.Parent> parent,
      OrchestrationStatus status,
      long createdAt) {
    return database.insert(
        """
        INSERT INTO instance (id, execution, status, started, turns, turn_at, not_before, parent, parent_task,
          created_at, updated_at, name, version, input)
        VALUES (?, ?, ?, 0, 0, 0, ?, ?, ?, ?, ?, ?, ?, ?)""",
        started.getOrchestrationInstance().getInstanceId(),
        started.getOrchestrationInstance().getExecutionId().getValue(),
        status.getNumber(),
        started.hasScheduledStartTimestamp()
            ? HubTime.nanos(started.getScheduledStartTimestamp())
            : Long.MIN_VALUE,
        parent.map(Instance.Parent::key).orElse(null),
        parent.map(Instance.Parent::taskId).orElse(null),
        createdAt,
        createdAt,
        started.getName(),
        started.hasVersion() ? started.getVersion().getValue() : null,
        started.hasInput() ? started.getInput().getValue() : null);
  }

  /**
   * Carries what belongs to the instance rather than to one execution over to its next execution.
   */
  void inherit(long key, long createdAt, @Nullable String customStatus) {
    database.update(
        "UPDATE instance SET started = 1, created_at = ?, custom_status = ? WHERE key = ?",
        createdAt,
        customStatus,
        key);
  }

  long createdAt(long key) {
    return database
        .first("SELECT created_at FROM instance WHERE key = ?", row -> row.getLong(1), key)
        .orElseThrow();
  }

  void recordTurn(Instance instance, long turnAt, @Nullable String customStatus, long updatedAt) {
    OrchestrationStatus status =
        instance.suspended() ? instance.status() : OrchestrationStatus.ORCHESTRATION_STATUS_RUNNING;
    database.update(
        """
        UPDATE instance SET started = 1, turns = ?, turn_at = ?, status = ?, custom_status = ?, updated_at = ?
        WHERE key = ?""",
        instance.turns() + 1,
        turnAt,
        status.getNumber(),
        customStatus,
        updatedAt,
        instance.key());
  }

  void setStatus(long key, OrchestrationStatus status, long updatedAt) {
    database.update(
        "UPDATE instance SET status = ?, updated_at = ? WHERE key = ?",
        status.getNumber(),
        updatedAt,
        key);
  }

  void end(long key, Ending ending, long updatedAt) {
    database.update(
        "UPDATE instance SET status = ?, output = ?, failure = ?, updated_at = ? WHERE key = ?",
        ending.status().getNumber(),
        ending.output().orElse(null),
        ending.failure().map(TaskFailureDetails::toByteArray).orElse(null),
        updatedAt,
        key);
  }

  void delete(long key) {
    database.update("DELETE FROM instance WHERE key = ?", key);
  }

  void clear() {
    database.update("DELETE FROM instance");
  }

  private static Instance read(ResultSet row) throws SQLException {
    return new Instance(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        OrchestrationStatus.forNumber(row.getInt(4)),
        row.getBoolean(5),
        row.getInt(6),
        row.getLong(7),
        row.getLong(8),
        parent(row));
  }

  private static Optional<Instance.Parent> parent(ResultSet row) throws SQLException {
    long key = row.getLong(9);
    return row.wasNull() ? Optional.empty() : Optional.of(new Instance.Parent(key, row.getInt(10)));
  }
}
