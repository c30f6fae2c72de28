package dev.vaultline.cli.retention;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Report;
import dev.vaultline.cli.output.Sizes;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.store.ObjectInfo;
import dev.vaultline.engine.sweep.SweepPlan;
import java.util.ArrayList;
import java.util.List;

/** What a sweep would do. */
record SweepPlanReport(SweepPlan plan) implements Report {

  @Override
  public List<String> lines() {
    if (plan.isEmpty()) {
      return List.of("Nothing to sweep: every object is needed.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("A sweep would");
    plan.expired().forEach(point -> lines.add("  remove recovery point " + point + " for good"));
    plan.abandoned().forEach(run -> lines.add("  declare the backup run " + run + " dead"));
    for (ObjectInfo object : plan.garbage()) {
      lines.add("  delete " + object.name() + " (" + Sizes.text(object.size()) + ")");
    }
    lines.add(
        "It would free "
            + Sizes.text(plan.bytes())
            + " and keep "
            + plan.keptPacks()
            + " packs; "
            + plan.liveRuns()
            + " backup runs are going on. Nothing was deleted.");
    return lines;
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = Json.object().put("dryRun", true);
    write(json.putArray("points"), plan.expired());
    write(json.putArray("runs"), plan.abandoned());
    ArrayNode garbage = json.putArray("objects");
    for (ObjectInfo object : plan.garbage()) {
      garbage.addObject().put("object", object.name().value()).put("size", object.size());
    }
    return json.put("bytes", plan.bytes())
        .put("keptPacks", plan.keptPacks())
        .put("liveRuns", plan.liveRuns());
  }

  private static void write(ArrayNode array, List<PointNames> points) {
    for (PointNames point : points) {
      array.addObject().put("item", point.item().value()).put("point", point.point().value());
    }
  }
}
