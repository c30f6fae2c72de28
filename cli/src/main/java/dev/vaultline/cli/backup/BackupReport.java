package dev.vaultline.cli.backup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Durations;
import dev.vaultline.cli.output.Report;
import dev.vaultline.cli.output.Sizes;
import dev.vaultline.cli.point.PointJson;
import dev.vaultline.engine.point.PointStatistics;
import dev.vaultline.engine.point.RecoveryPoint;
import java.util.List;
import java.util.Locale;

/** A backup that was committed. */
record BackupReport(RecoveryPoint point, double seconds) implements Report {

  @Override
  public List<String> lines() {
    PointStatistics done = point.statistics();
    return List.of(
        "Recovery point " + point.id() + " of " + point.item(),
        "  read     " + Sizes.text(done.read()) + " in " + Durations.text(seconds) + speed(),
        "  changed  " + Sizes.text(done.changed()) + since(),
        "  stored   " + Sizes.text(done.stored()) + ratio());
  }

  private String speed() {
    double perSecond = seconds > 0 ? point.statistics().read() / seconds : 0;
    return perSecond < 1 ? "" : " (" + Sizes.text((long) perSecond) + "/s)";
  }

  private String since() {
    return point.parent().map(parent -> " since " + parent).orElse(" (the item's first)");
  }

  private String ratio() {
    PointStatistics done = point.statistics();
    return done.changed() == 0
        ? ""
        : String.format(
            Locale.ROOT, " (%.2f of what changed)", (double) done.stored() / done.changed());
  }

  @Override
  public ObjectNode json() {
    return PointJson.of(point).put("seconds", Durations.rounded(seconds));
  }
}
