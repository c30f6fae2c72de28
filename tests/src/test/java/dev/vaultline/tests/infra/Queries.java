package dev.vaultline.tests.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The queries over logs of alerts and of the workbook.
 *
 * @param byPlace the text of each, by where it stands
 */
record Queries(Map<String, String> byPlace) {
  /** What the app, and the audit of the vault, write to a workspace. */
  private static final Set<String> TABLES = Set.of("AppMetrics", "AppRequests", "StorageBlobLogs");

  private static final Pattern METRIC = Pattern.compile("'(vaultline\\.[^']*)'");

  static Queries read(Path folder) {
    Map<String, String> queries = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.filter(Files::isRegularFile).toList()) {
        String place = folder.relativize(path).toString().replace('\\', '/');
        if (place.endsWith(".kql")) {
          queries.put(place, Files.readString(path));
        } else if (place.endsWith("workbook.json")) {
          ofWorkbook(new ObjectMapper().readTree(path.toFile()))
              .forEach((item, query) -> queries.put(place + ": " + item, query));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Queries(queries);
  }

  private static Map<String, String> ofWorkbook(JsonNode workbook) {
    Map<String, String> queries = new TreeMap<>();
    for (JsonNode item : workbook.get("items")) {
      JsonNode query = item.at("/content/query");
      if (query.isTextual()) {
        queries.put(item.get("name").asText(), query.asText());
      }
    }
    return queries;
  }

  /** Queries that begin with something else than a table that is written to. */
  List<String> unknownTables() {
    return byPlace.entrySet().stream()
        .filter(query -> !TABLES.contains(query.getValue().lines().findFirst().orElse("")))
        .map(query -> query.getKey() + ": it begins with no table of " + new TreeSet<>(TABLES))
        .toList();
  }

  /** Metrics that are asked for and that the app does not have. */
  List<String> unknownMetrics(Set<String> known) {
    List<String> faults = new ArrayList<>();
    byPlace.forEach(
        (place, query) ->
            METRIC
                .matcher(query)
                .results()
                .map(match -> match.group(1))
                .filter(metric -> !known.contains(metric))
                .forEach(metric -> faults.add(place + ": " + metric + " is no metric")));
    return faults;
  }
}
