package dev.vaultline.cli.retention;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Report;
import dev.vaultline.cli.output.Sizes;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.sweep.SweepReport;
import java.util.List;

/** What a sweep did. */
record SweepDoneReport(SweepReport done) implements Report {

  @Override
  public List<String> lines() {
    return List.of(
        "Swept: "
            + done.points()
            + " recovery points removed for good, "
            + done.runs()
            + " dead backup runs, "
            + done.objects()
            + " objects deleted, "
            + Sizes.text(done.bytes())
            + " freed");
  }

  @Override
  public ObjectNode json() {
    return Json.object()
        .put("dryRun", false)
        .put("points", done.points())
        .put("runs", done.runs())
        .put("objects", done.objects())
        .put("bytes", done.bytes());
  }
}
