package dev.vaultline.cli.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Durations;
import dev.vaultline.cli.output.ExitCode;
import dev.vaultline.cli.output.Report;
import dev.vaultline.cli.output.Sizes;
import dev.vaultline.engine.check.AffectedExtent;
import dev.vaultline.engine.check.CheckReport;
import dev.vaultline.engine.check.Damage;
import dev.vaultline.engine.format.Json;
import java.util.ArrayList;
import java.util.List;

/** What a verification found. */
record VerifyReport(CheckReport found, double seconds) implements Report {

  @Override
  public ExitCode exit() {
    return found.sound() ? ExitCode.DONE : ExitCode.DAMAGE_FOUND;
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Verified "
            + found.points()
            + " recovery points: "
            + found.packs()
            + " packs, "
            + Sizes.text(found.bytes())
            + " in "
            + Durations.text(seconds));
    if (found.sound()) {
      lines.add("Everything is sound.");
      return lines;
    }
    lines.add("DAMAGED: " + found.damages().size() + " objects");
    for (Damage damage : found.damages()) {
      lines.add("  " + damage.object() + ": " + damage.what());
      damage.affected().forEach(extent -> lines.add("    " + text(extent)));
    }
    lines.add("A restore of an affected disk writes all that is good and lists what is not.");
    return lines;
  }

  private static String text(AffectedExtent extent) {
    return "affects "
        + extent.point()
        + ", disk "
        + extent.disk()
        + ", bytes "
        + extent.range()
        + " ("
        + Sizes.text(extent.range().length())
        + ")";
  }

  @Override
  public ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("sound", found.sound())
            .put("points", found.points())
            .put("packs", found.packs())
            .put("bytes", found.bytes())
            .put("seconds", Durations.rounded(seconds));
    ArrayNode damages = json.putArray("damages");
    for (Damage damage : found.damages()) {
      ObjectNode node =
          damages.addObject().put("object", damage.object()).put("what", damage.what());
      ArrayNode affected = node.putArray("affected");
      damage.affected().forEach(extent -> write(affected.addObject(), extent));
    }
    return json;
  }

  private static void write(ObjectNode json, AffectedExtent extent) {
    json.put("item", extent.point().item().value())
        .put("point", extent.point().point().value())
        .put("disk", extent.disk())
        .put("offset", extent.range().offset())
        .put("length", extent.range().length());
  }
}
