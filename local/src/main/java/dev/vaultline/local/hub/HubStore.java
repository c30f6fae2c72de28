package dev.vaultline.local.hub;

import java.nio.file.Path;

/** The hub's tables over one database. */
record HubStore(
    HubDatabase database,
    InstanceTable instances,
    InstanceStates states,
    HistoryTable histories,
    InboxTable inbox,
    ActivityTable activities,
    TimerTable timers)
    implements AutoCloseable {

  static HubStore open(Path file) {
    HubDatabase database = HubDatabase.open(file);
    return new HubStore(
        database,
        new InstanceTable(database),
        new InstanceStates(database),
        new HistoryTable(database),
        new InboxTable(database),
        new ActivityTable(database),
        new TimerTable(database));
  }

  /** A name that no other hub has, and no other database in its place. */
  String identity() {
    return database.first("SELECT identity FROM hub", row -> row.getString(1)).orElseThrow();
  }

  /** How often this hub was opened. */
  long runs() {
    return database.first("SELECT runs FROM hub", row -> row.getLong(1)).orElseThrow();
  }

  /** Removes everything that belongs to one execution. */
  void delete(long key) {
    instances.delete(key);
    histories.delete(key);
    inbox.delete(key);
    activities.delete(key);
    timers.delete(key);
  }

  /** Removes all executions. */
  void clear() {
    instances.clear();
    histories.clear();
    inbox.clear();
    activities.clear();
    timers.clear();
  }

  @Override
  public void close() {
    database.close();
  }
}
