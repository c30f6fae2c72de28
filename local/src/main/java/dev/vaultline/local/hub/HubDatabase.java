package dev.vaultline.local.hub;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One SQLite connection with its prepared statements. Statements run in a transaction that opens by
 * itself and ends with {@link #commit} or {@link #rollback}. Only the hub's loop uses it, so
 * nothing here is locked.
 */
final class HubDatabase implements AutoCloseable {
  /** Reads one row; it must not run statements itself. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private HubDatabase(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens or creates the database and takes it for this process alone.
   *
   * @throws TaskHubException if another process has it, if it is no task hub, or one of a newer
   *     version
   */
  static HubDatabase open(Path file) {
    try {
      Connection connection =
          DriverManager.getConnection("jdbc:sqlite:" + file, HubSchema.connectionSettings());
      try {
        HubSchema.prepare(connection);
        connection.setAutoCommit(false);
        return new HubDatabase(connection);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw HubSchema.explain(file, e);
    }
  }

  /** Runs a change and returns how many rows it touched. */
  int update(String sql, @Nullable Object... arguments) {
    try {
      return bind(sql, arguments).executeUpdate();
    } catch (SQLException e) {
      throw new HubStorageException(sql, e);
    }
  }

  /** Inserts one row and returns the key that SQLite gave it. */
  long insert(String sql, @Nullable Object... arguments) {
    update(sql, arguments);
    return first("SELECT last_insert_rowid()", row -> row.getLong(1)).orElseThrow();
  }

  <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... arguments) {
    try (ResultSet rows = bind(sql, arguments).executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    } catch (SQLException e) {
      throw new HubStorageException(sql, e);
    }
  }

  <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... arguments) {
    try (ResultSet rows = bind(sql, arguments).executeQuery()) {
      return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
    } catch (SQLException e) {
      throw new HubStorageException(sql, e);
    }
  }

  void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new HubStorageException("COMMIT", e);
    }
  }

  void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new HubStorageException("ROLLBACK", e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new HubStorageException("CLOSE", e);
    }
  }

  private PreparedStatement bind(String sql, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }
}
