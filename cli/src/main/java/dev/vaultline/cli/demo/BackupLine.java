package dev.vaultline.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Durations;
import dev.vaultline.cli.output.Sizes;
import dev.vaultline.engine.format.Json;
import java.util.Locale;

/**
 * A backup that was made.
 *
 * @param day 1 or 2
 * @param how it was started
 * @param seconds from when it was asked for to its end
 */
record BackupLine(int day, String machine, String how, DemoPoint point, double seconds) {

  /** Stored over changed bytes; 0 when nothing changed. */
  double ratio() {
    return point.bytesChanged() == 0 ? 0 : (double) point.bytesStored() / point.bytesChanged();
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "  %-6s %-11s %s  read %9s  changed %9s  stored %9s  ratio %s  %6s",
        machine,
        how,
        point.id(),
        Sizes.text(point.bytesRead()),
        Sizes.text(point.bytesChanged()),
        Sizes.text(point.bytesStored()),
        ratio() == 0 ? "   -" : String.format(Locale.ROOT, "%.2f", ratio()),
        Durations.text(seconds));
  }

  ObjectNode json() {
    return Json.object()
        .put("day", day)
        .put("item", machine)
        .put("how", how)
        .put("point", point.id())
        .put("bytesRead", point.bytesRead())
        .put("bytesChanged", point.bytesChanged())
        .put("bytesStored", point.bytesStored())
        .put("ratio", Math.round(ratio() * 1000) / 1000.0)
        .put("seconds", Durations.rounded(seconds));
  }
}
