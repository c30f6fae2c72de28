package dev.vaultline.pipeline.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.pipeline.table.Codec;
import dev.vaultline.pipeline.table.Fields;
import dev.vaultline.pipeline.table.RowKey;
import dev.vaultline.pipeline.table.StateTable;
import dev.vaultline.pipeline.table.TypedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What jobs over many items say of each, in lines; kept as long as the jobs. */
public final class JobReports {
  private static final int MAX_LENGTH = 20_000;
  private static final String PREFIX = "report-";

  private final TypedTable<List<String>> reports;

  public JobReports(StateTable table) {
    this.reports = new TypedTable<>(table, new LinesCodec());
  }

  /** Writes what a job says of an item. */
  public void put(JobId job, ItemId item, List<String> lines) {
    reports.put(new RowKey(partition(job), item.value()), fitting(lines));
  }

  /** What a job says of all items, at most so many lines. */
  public List<String> lines(JobId job, int limit) {
    try (Stream<List<String>> all = reports.list(partition(job), "")) {
      return all.flatMap(List::stream).limit(limit).toList();
    }
  }

  static String partition(JobId job) {
    return PREFIX + job;
  }

  private static List<String> fitting(List<String> lines) {
    List<String> fitting = new ArrayList<>();
    int length = 0;
    for (String line : lines) {
      length += line.length();
      if (length > MAX_LENGTH) {
        fitting.add("… and " + (lines.size() - fitting.size()) + " lines more");
        break;
      }
      fitting.add(line);
    }
    return fitting;
  }

  private static final class LinesCodec implements Codec<List<String>> {
    @Override
    public ObjectNode encode(List<String> lines) {
      ObjectNode json = Json.object();
      Fields.putTexts(json, "lines", lines);
      return json;
    }

    @Override
    public List<String> decode(JsonNode json) {
      return Fields.texts(json, "lines");
    }
  }
}
