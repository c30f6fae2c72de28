package dev.vaultline.cli.item;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Report;
import dev.vaultline.cli.output.TextTable;
import dev.vaultline.cli.output.TextTable.Side;
import dev.vaultline.engine.format.Json;
import java.util.List;

/** Some items, a line each. */
record ItemsReport(List<Item> items) implements Report {

  @Override
  public List<String> lines() {
    if (items.isEmpty()) {
      return List.of("No items are protected.");
    }
    TextTable table =
        new TextTable(Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT)
            .row("ITEM", "PROTECTION", "POLICY", "DISKS", "JOB NOW");
    items.forEach(
        item ->
            table.row(
                item.id(),
                item.protection(),
                item.policy().orElse("on demand"),
                Integer.toString(item.disks().size()),
                item.job().orElse("")));
    return table.lines();
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = Json.object();
    ArrayNode array = json.putArray("items");
    items.forEach(item -> array.add(item.json()));
    return json;
  }
}
