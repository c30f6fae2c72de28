import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The histories in the database of a hub that does not run: turns of length-prefixed events. */
final class Histories {
  private Histories() {}

  /** By orchestrator, how many events its longest history has. */
  static Map<String, Integer> read(Path database) throws SQLException {
    Map<Long, Integer> events = new HashMap<>();
    Map<String, Integer> most = new TreeMap<>();
    try (Connection hub = DriverManager.getConnection("jdbc:sqlite:" + database);
        ResultSet turns =
            hub.createStatement().executeQuery("SELECT instance, events FROM history")) {
      while (turns.next()) {
        events.merge(turns.getLong(1), count(turns.getBytes(2)), Integer::sum);
      }
      ResultSet instances = hub.createStatement().executeQuery("SELECT key, name FROM instance");
      while (instances.next()) {
        int found = events.getOrDefault(instances.getLong(1), 0);
        most.merge(instances.getString(2), found, Math::max);
      }
    }
    return most;
  }

  private static int count(byte[] turn) {
    int events = 0;
    for (int at = 0; at < turn.length; events++) {
      int length = 0;
      int shift = 0;
      while (turn[at] < 0) {
        length |= (turn[at++] & 0x7f) << shift;
        shift += 7;
      }
      length |= turn[at++] << shift;
      at += length;
    }
    return events;
  }
}
