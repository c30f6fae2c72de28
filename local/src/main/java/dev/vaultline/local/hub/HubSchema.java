package dev.vaultline.local.hub;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The tables of a task hub's database, and the checks before one is used. */
final class HubSchema {
  /** "VLHB": marks the file as ours, see SQLite's application_id. */
  private static final int APPLICATION_ID = 0x564C4842;

  private static final int VERSION = 1;

  private static final List<String> PRAGMAS =
      List.of(
          // A hub owns its file: a second one must fail at once instead of handing out the same
          // work.
          "PRAGMA locking_mode = EXCLUSIVE",
          "PRAGMA journal_mode = WAL",
          // What was acknowledged survives a power cut too; the loop shares one sync between many
          // calls.
          "PRAGMA synchronous = FULL");

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE hub (identity TEXT NOT NULL, runs INTEGER NOT NULL)",
          // A key names one execution: continuing as new and reusing an id make a new one, so that
          // late results of the
          // old execution find nothing. Payloads stand last: reading the front of a row skips their
          // pages.
          """
          CREATE TABLE instance (
            key INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            execution TEXT NOT NULL,
            status INTEGER NOT NULL,
            started INTEGER NOT NULL,
            turns INTEGER NOT NULL,
            turn_at INTEGER NOT NULL,
            not_before INTEGER NOT NULL,
            parent INTEGER,
            parent_task INTEGER,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            name TEXT NOT NULL,
            version TEXT,
            custom_status TEXT,
            failure BLOB,
            input TEXT,
            output TEXT)""",
          "CREATE INDEX instance_parent ON instance (parent) WHERE parent IS NOT NULL",
          """
          CREATE TABLE history (
            instance INTEGER NOT NULL, turn INTEGER NOT NULL, events BLOB NOT NULL,
            PRIMARY KEY (instance, turn)) WITHOUT ROWID""",
          """
          CREATE TABLE inbox (
            instance INTEGER NOT NULL, seq INTEGER NOT NULL, event BLOB NOT NULL,
            PRIMARY KEY (instance, seq)) WITHOUT ROWID""",
          """
          CREATE TABLE activity (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            instance INTEGER NOT NULL, request BLOB NOT NULL)""",
          "CREATE INDEX activity_instance ON activity (instance)",
          """
          CREATE TABLE timer (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            instance INTEGER NOT NULL, fire_at INTEGER NOT NULL, event BLOB)""",
          "CREATE INDEX timer_instance ON timer (instance)",
          "CREATE INDEX timer_due ON timer (fire_at)",
          "INSERT INTO hub VALUES (lower(hex(randomblob(8))), 0)",
          "PRAGMA application_id = " + APPLICATION_ID,
          "PRAGMA user_version = " + VERSION);

  private HubSchema() {}

  static Properties connectionSettings() {
    Properties settings = new Properties();
    // A hub that is being stopped gets this time to let go of its file.
    settings.setProperty("busy_timeout", "500");
    return settings;
  }

  static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String pragma : PRAGMAS) {
        statement.execute(pragma);
      }
      statement.execute("BEGIN IMMEDIATE");
      if (isEmpty(statement)) {
        for (String sql : TABLES) {
          statement.execute(sql);
        }
      }
      check(statement);
      statement.execute("UPDATE hub SET runs = runs + 1");
      statement.execute("COMMIT");
    }
  }

  private static boolean isEmpty(Statement statement) throws SQLException {
    return number(statement, "SELECT count(*) FROM sqlite_schema") == 0;
  }

  private static void check(Statement statement) throws SQLException {
    if (number(statement, "PRAGMA application_id") != APPLICATION_ID) {
      throw new TaskHubException(
          "The database belongs to another program and is left alone; name another file for the task hub");
    }
    int version = number(statement, "PRAGMA user_version");
    if (version != VERSION) {
      throw new TaskHubException(
          "The task hub's database has version %d and this program knows version %d: use the program that wrote it, or name another file"
              .formatted(version, VERSION));
    }
  }

  private static int number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.getInt(1);
    }
  }

  /** Turns a failure to open into what a person can do about it. */
  static TaskHubException explain(Path file, SQLException e) {
    if (e instanceof SQLiteException sqlite) {
      SQLiteErrorCode code = sqlite.getResultCode();
      if (code == SQLiteErrorCode.SQLITE_BUSY || code == SQLiteErrorCode.SQLITE_LOCKED) {
        return new TaskHubException(
            "The task hub's database %s is in use by another process: stop it, or name another file"
                .formatted(file),
            e);
      }
      if (code == SQLiteErrorCode.SQLITE_NOTADB || code == SQLiteErrorCode.SQLITE_CORRUPT) {
        return new TaskHubException(
            "%s is no task hub database, or a damaged one: move it away, or name another file"
                .formatted(file),
            e);
      }
    }
    return new TaskHubException(
        "The task hub's database %s cannot be opened (%s): check the folder's permissions and free space"
            .formatted(file, e.getMessage()),
        e);
  }
}
