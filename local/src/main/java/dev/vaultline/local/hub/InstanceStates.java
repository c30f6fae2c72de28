package dev.vaultline.local.hub;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationState;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What clients may see of the instances. */
final class InstanceStates {
  private static final String COLUMNS =
      "id, name, version, status, created_at, updated_at, custom_status, failure, not_before";
  private static final String MATCHES =
      """
       WHERE id > ? AND substr(id, 1, length(?)) = ?
         AND created_at BETWEEN ? AND ? AND (? = 0 OR (1 << status) & ? <> 0)""";
  private final HubDatabase database;

  InstanceStates(HubDatabase database) {
    this.database = database;
  }

  Optional<OrchestrationState> find(String id, boolean payloads) {
    return database.first(
        "SELECT " + columns(payloads) + " FROM instance WHERE id = ?",
        row -> read(row, payloads),
        id);
  }

  /** The instances that match, in the order of their ids, from the one behind {@code after} on. */
  List<OrchestrationState> page(InstanceFilter filter, String after, int limit, boolean payloads) {
    return database.list(
        "SELECT " + columns(payloads) + " FROM instance " + MATCHES + " ORDER BY id LIMIT ?",
        row -> read(row, payloads),
        after,
        filter.idPrefix(),
        filter.idPrefix(),
        filter.createdFrom(),
        filter.createdTo(),
        filter.statusMask(),
        filter.statusMask(),
        limit);
  }

  /** The ids of all instances that match. */
  List<String> ids(InstanceFilter filter) {
    return database.list(
        "SELECT id FROM instance " + MATCHES,
        row -> row.getString(1),
        "",
        filter.idPrefix(),
        filter.idPrefix(),
        filter.createdFrom(),
        filter.createdTo(),
        filter.statusMask(),
        filter.statusMask());
  }

  private static String columns(boolean payloads) {
    return payloads ? COLUMNS + ", input, output" : COLUMNS;
  }

  private static OrchestrationState read(ResultSet row, boolean payloads) throws SQLException {
    OrchestrationState.Builder state =
        OrchestrationState.newBuilder()
            .setInstanceId(row.getString(1))
            .setName(row.getString(2))
            .setOrchestrationStatus(OrchestrationStatus.forNumber(row.getInt(4)))
            .setCreatedTimestamp(HubTime.timestamp(row.getLong(5)))
            .setLastUpdatedTimestamp(HubTime.timestamp(row.getLong(6)));
    text(row.getString(3)).ifPresent(state::setVersion);
    text(row.getString(7)).ifPresent(state::setCustomStatus);
    failure(row.getBytes(8)).ifPresent(state::setFailureDetails);
    long notBefore = row.getLong(9);
    if (notBefore != Long.MIN_VALUE) {
      state.setScheduledStartTimestamp(HubTime.timestamp(notBefore));
    }
    if (payloads) {
      text(row.getString(10)).ifPresent(state::setInput);
      text(row.getString(11)).ifPresent(state::setOutput);
    }
    return state.build();
  }

  private static Optional<StringValue> text(@Nullable String value) {
    return Optional.ofNullable(value).map(StringValue::of);
  }

  private static Optional<TaskFailureDetails> failure(byte @Nullable [] bytes) throws SQLException {
    try {
      return bytes == null ? Optional.empty() : Optional.of(TaskFailureDetails.parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      throw new SQLException("A stored failure cannot be read", e);
    }
  }
}
