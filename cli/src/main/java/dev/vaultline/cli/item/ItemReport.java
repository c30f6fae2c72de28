package dev.vaultline.cli.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Report;
import dev.vaultline.cli.output.Sizes;
import dev.vaultline.cli.output.TextTable;
import dev.vaultline.cli.output.TextTable.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * One item in full.
 *
 * @param points its recovery points, newest first
 */
record ItemReport(Item item, JsonNode points) implements Report {

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(item.id() + " is " + item.protection());
    lines.add("  policy  " + item.policy().orElse("none: it is backed up on demand"));
    item.job().ifPresent(job -> lines.add("  job     " + job + " works on it"));
    for (Item.Disk disk : item.disks()) {
      lines.add("  disk    " + disk.kind() + " " + disk.location());
    }
    if (points.isEmpty()) {
      lines.add("No recovery points yet.");
    } else {
      lines.addAll(table().lines());
    }
    return lines;
  }

  private TextTable table() {
    TextTable table =
        new TextTable(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT)
            .row("RECOVERY POINT", "CREATED", "CONSISTENCY", "TIER", "CHANGED", "STORED");
    for (JsonNode point : points) {
      table.row(
          point.path("id").asText(),
          point.path("createdAt").asText(),
          point.path("consistency").asText(),
          point.path("tier").asText(),
          Sizes.text(point.path("bytesChanged").asLong()),
          Sizes.text(point.path("bytesStored").asLong()));
    }
    return table;
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = item.json().deepCopy();
    json.set("recoveryPoints", points);
    return json;
  }
}
