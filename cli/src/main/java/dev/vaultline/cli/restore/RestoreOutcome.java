package dev.vaultline.cli.restore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Durations;
import dev.vaultline.cli.output.ExitCode;
import dev.vaultline.cli.output.Report;
import dev.vaultline.cli.output.Sizes;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.restore.DamagedExtent;
import dev.vaultline.engine.restore.RestoreReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A restore that ran to its end. */
record RestoreOutcome(
    RecoveryPoint point, int disk, ByteRange range, Path file, RestoreReport done, double seconds)
    implements Report {

  @Override
  public ExitCode exit() {
    return done.complete() ? ExitCode.DONE : ExitCode.FAILED;
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Restored disk " + disk + " of " + point.names() + " to " + file);
    lines.add("  size     " + Sizes.text(range.length()) + " in " + Durations.text(seconds));
    lines.add("  written  " + Sizes.text(done.bytesWritten()));
    lines.add("  zeros    " + Sizes.text(done.bytesZero()));
    if (!done.complete()) {
      long lost = done.damaged().stream().mapToLong(extent -> extent.range().length()).sum();
      lines.add("  DAMAGED  " + Sizes.text(lost) + ", where zeros stand:");
      done.damaged().forEach(extent -> lines.add("    " + text(extent)));
      lines.add("Another recovery point may still have these bytes: vaultline verify tells which.");
    }
    return lines;
  }

  private static String text(DamagedExtent extent) {
    return "bytes " + extent.range() + ": " + extent.object() + ": " + extent.what();
  }

  @Override
  public ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("item", point.item().value())
            .put("point", point.id().value())
            .put("disk", disk)
            .put("offset", range.offset())
            .put("length", range.length())
            .put("file", file.toString())
            .put("bytesWritten", done.bytesWritten())
            .put("bytesZero", done.bytesZero())
            .put("complete", done.complete())
            .put("seconds", Durations.rounded(seconds));
    ArrayNode damaged = json.putArray("damaged");
    for (DamagedExtent extent : done.damaged()) {
      damaged
          .addObject()
          .put("offset", extent.range().offset())
          .put("length", extent.range().length())
          .put("object", extent.object())
          .put("what", extent.what());
    }
    return json;
  }
}
