package dev.vaultline.local.compute.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.fault.LocalHostException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One SQLite connection; one thread at a time has it. Transactions within one are part of it. */
final class Database implements AutoCloseable {
  private static final List<String> SCHEMA =
      List.of(
          "PRAGMA journal_mode = WAL",
          // The file survives the death of the process, which is all that an emulator promises.
          "PRAGMA synchronous = OFF",
          "CREATE TABLE IF NOT EXISTS document (kind TEXT NOT NULL, key TEXT NOT NULL,"
              + " link TEXT NOT NULL, blob TEXT NOT NULL, body TEXT NOT NULL,"
              + " PRIMARY KEY (kind, key)) WITHOUT ROWID",
          "CREATE INDEX IF NOT EXISTS document_link ON document (kind, link)",
          "CREATE INDEX IF NOT EXISTS document_blob ON document (blob) WHERE blob <> ''");

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private int depth;

  private Database(Connection connection) {
    this.connection = connection;
  }

  static Database open(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        for (String sql : SCHEMA) {
          statement.execute(sql);
        }
      }
      connection.setAutoCommit(false);
      return new Database(connection);
    } catch (SQLException | IOException e) {
      throw new LocalHostException(
          "Cannot use the emulator's file " + file + ": " + e.getMessage() + ".", e);
    }
  }

  synchronized <T> T transact(Supplier<T> step) {
    boolean done = false;
    depth++;
    try {
      T result = step.get();
      done = true;
      return result;
    } finally {
      depth--;
      end(done);
    }
  }

  private void end(boolean done) {
    if (depth > 0) {
      return;
    }
    try {
      if (done) {
        connection.commit();
      } else {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the emulator's file cannot be written", e);
    }
  }

  void update(String sql, Object... arguments) {
    transact(
        () -> {
          try {
            return bind(sql, arguments).executeUpdate();
          } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
          }
        });
  }

  List<ObjectNode> documents(String sql, Object... arguments) {
    return transact(
        () -> {
          try (ResultSet rows = bind(sql, arguments).executeQuery()) {
            List<ObjectNode> found = new ArrayList<>();
            while (rows.next()) {
              found.add(Json.parse(rows.getString(1).getBytes(StandardCharsets.UTF_8)));
            }
            return found;
          } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
          }
        });
  }

  private PreparedStatement bind(String sql, Object... arguments) throws SQLException {
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

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the emulator's file does not close", e);
    }
  }
}
