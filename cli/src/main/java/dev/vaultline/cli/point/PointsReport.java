package dev.vaultline.cli.point;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.ExitCode;
import dev.vaultline.cli.output.Report;
import dev.vaultline.cli.output.Sizes;
import dev.vaultline.cli.output.TextTable;
import dev.vaultline.cli.output.TextTable.Side;
import dev.vaultline.engine.DamagedException;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.point.PointStatistics;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.point.Tombstones;
import dev.vaultline.engine.vault.Vault;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The recovery points of some items.
 *
 * @param damaged what is wrong with records that can't be read
 */
record PointsReport(String location, List<RecoveryPoint> points, List<String> damaged)
    implements Report {

  /** One damaged record does not hide the others. */
  static PointsReport read(Vault vault, List<ItemId> items) {
    RecoveryPoints catalogue = new RecoveryPoints(vault);
    Set<PointNames> buried = new Tombstones(vault).all().keySet();
    List<RecoveryPoint> points = new ArrayList<>();
    List<String> damaged = new ArrayList<>();
    for (ItemId item : items) {
      for (PointNames names : catalogue.records(item)) {
        if (!buried.contains(names)) {
          try {
            catalogue.find(names).ifPresent(points::add);
          } catch (DamagedException e) {
            damaged.add(e.getMessage());
          }
        }
      }
    }
    return new PointsReport(vault.store().location(), points, damaged);
  }

  @Override
  public ExitCode exit() {
    return damaged.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (points.isEmpty() && damaged.isEmpty()) {
      lines.add("No recovery points in " + location);
    } else {
      lines.addAll(table().lines());
    }
    damaged.forEach(what -> lines.add("damaged: " + what));
    return lines;
  }

  private TextTable table() {
    TextTable table =
        new TextTable(
                Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT)
            .row("ITEM", "RECOVERY POINT", "CREATED", "DISKS", "SIZE", "CHANGED", "STORED");
    for (RecoveryPoint point : points) {
      PointStatistics done = point.statistics();
      long size = point.disks().stream().mapToLong(disk -> disk.identity().size()).sum();
      table.row(
          point.item().value(),
          point.id().value(),
          point.facts().createdAt().truncatedTo(ChronoUnit.SECONDS).toString(),
          Integer.toString(point.disks().size()),
          Sizes.text(size),
          Sizes.text(done.changed()),
          Sizes.text(done.stored()));
    }
    return table;
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = Json.object().put("vault", location);
    ArrayNode array = json.putArray("points");
    points.forEach(point -> array.add(PointJson.of(point)));
    ArrayNode unreadable = json.putArray("damaged");
    damaged.forEach(unreadable::add);
    return json;
  }
}
