package dev.vaultline.cli.machine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Report;
import dev.vaultline.cli.output.TextTable;
import dev.vaultline.cli.output.TextTable.Side;
import dev.vaultline.engine.format.Json;
import java.util.List;

/**
 * Some machines, a line each.
 *
 * @param machines as the service describes them
 */
record MachinesReport(List<ObjectNode> machines) implements Report {

  @Override
  public List<String> lines() {
    if (machines.isEmpty()) {
      return List.of("No machines were found.");
    }
    TextTable table =
        new TextTable(Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT, Side.LEFT)
            .row("MACHINE", "REGION", "DISKS", "ITEM", "STANDING");
    machines.forEach(
        machine ->
            table.row(
                Json.text(machine, "name"),
                Json.text(machine, "region"),
                Integer.toString(Json.smallNumber(machine, "disks")),
                Json.optionalText(machine, "item").orElse(""),
                standing(machine)));
    return table.lines();
  }

  private static String standing(ObjectNode machine) {
    return Json.optionalText(machine, "refusal")
        .map(reason -> "cannot be protected: " + reason)
        .or(() -> Json.optionalText(machine, "protection"))
        .orElse("unprotected");
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = Json.object();
    ArrayNode array = json.putArray("machines");
    machines.forEach(array::add);
    return json;
  }
}
