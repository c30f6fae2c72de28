package dev.vaultline.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Durations;
import dev.vaultline.cli.output.Sizes;
import dev.vaultline.engine.format.Json;
import java.util.Locale;

/**
 * A recovery point that was restored and compared, byte for byte.
 *
 * @param what was made of it
 */
record RestoreLine(
    int day, String machine, String what, String point, int disks, long bytes, double seconds) {

  String text() {
    return String.format(
        Locale.ROOT,
        "  %-6s %s  of day %d, %-25s: %d disks, %9s in %6s, every byte as it was",
        machine,
        point,
        day,
        what,
        disks,
        Sizes.text(bytes),
        Durations.text(seconds));
  }

  ObjectNode json() {
    return Json.object()
        .put("day", day)
        .put("item", machine)
        .put("what", what)
        .put("point", point)
        .put("disks", disks)
        .put("bytesCompared", bytes)
        .put("identical", true)
        .put("seconds", Durations.rounded(seconds));
  }
}
