package dev.vaultline.cli.retention;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Report;
import dev.vaultline.cli.output.TextTable;
import dev.vaultline.cli.output.TextTable.Side;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.retention.RetentionDecision;
import java.util.ArrayList;
import java.util.List;

/** What retention rules decided. */
record RetentionReport(List<RetentionDecision> decisions, int softDeleteDays, boolean dryRun)
    implements Report {

  @Override
  public List<String> lines() {
    TextTable table =
        new TextTable(Side.LEFT, Side.LEFT, Side.LEFT).row("RECOVERY POINT", "", "BECAUSE");
    for (RetentionDecision decision : decisions) {
      table.row(
          decision.point().id().value(),
          decision.keep() ? "keep" : "delete",
          decision.keep() ? String.join("; ", decision.keptBecause()) : "no rule keeps it");
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add(summary());
    return lines;
  }

  private String summary() {
    long expired = decisions.stream().filter(decision -> !decision.keep()).count();
    if (dryRun) {
      return expired + " would be deleted. Nothing was changed.";
    }
    return expired
        + " deleted; they can be brought back for "
        + softDeleteDays
        + " days, until a sweep removes them.";
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = Json.object().put("dryRun", dryRun).put("softDeleteDays", softDeleteDays);
    ArrayNode array = json.putArray("points");
    for (RetentionDecision decision : decisions) {
      ObjectNode node =
          array
              .addObject()
              .put("point", decision.point().id().value())
              .put("keep", decision.keep());
      ArrayNode reasons = node.putArray("because");
      decision.keptBecause().forEach(reasons::add);
    }
    return json;
  }
}
