package dev.vaultline.cli.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Report;
import dev.vaultline.cli.output.TextTable;
import dev.vaultline.cli.output.TextTable.Side;
import dev.vaultline.engine.format.Json;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Some jobs, a line each. */
record JobsReport(List<Job> jobs) implements Report {

  @Override
  public List<String> lines() {
    return jobs.isEmpty() ? List.of("No such jobs.") : table().lines();
  }

  private TextTable table() {
    TextTable table =
        new TextTable(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT)
            .row("JOB", "KIND", "ITEM", "ASKED FOR", "DONE", "STATE");
    for (Job job : jobs) {
      table.row(
          job.id(),
          job.kind(),
          job.item().orElse("-"),
          job.created().truncatedTo(ChronoUnit.SECONDS).toString(),
          percent(job),
          state(job));
    }
    return table;
  }

  private static String percent(Job job) {
    if (job.isOver() || job.bytesPlanned() == 0) {
      return "";
    }
    return 100 * job.bytesDone() / job.bytesPlanned() + " %";
  }

  /** The state, with the reason of a wait or a failure. */
  static String state(Job job) {
    return job.state() + job.waitingFor().or(job::error).map(reason -> ": " + reason).orElse("");
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = Json.object();
    ArrayNode array = json.putArray("jobs");
    jobs.forEach(job -> array.add(job.json()));
    return json;
  }
}
