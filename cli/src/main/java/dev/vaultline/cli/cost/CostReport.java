package dev.vaultline.cli.cost;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Report;
import dev.vaultline.cli.output.Sizes;
import dev.vaultline.cli.output.TextTable;
import dev.vaultline.cli.output.TextTable.Side;
import dev.vaultline.engine.format.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a month costs, and from what that was reckoned. */
record CostReport(Workload load, Prices prices) implements Report {

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d machines, each with %s in use, %s changed and %s stored a day, kept %d days, %s",
            load.machines(),
            Sizes.text((long) load.used()),
            Sizes.text((long) load.changedPerDay()),
            Sizes.text((long) load.storedPerDay()),
            load.keepDays(),
            load.redundancy()));
    lines.add("");
    lines.addAll(table("VAULTLINE, A MONTH", model().vaultline()));
    lines.add("");
    lines.addAll(table("AZURE BACKUP, A MONTH", model().azureBackup()));
    lines.add("");
    lines.add(
        "A model, no bill: docs/cost.md says what it leaves out. --sources shows the prices.");
    return lines;
  }

  /** Every figure with its source. */
  List<String> sources() {
    TextTable table =
        new TextTable(Side.LEFT, Side.RIGHT, Side.LEFT)
            .row("FIGURE", "VALUE", "UNIT; SOURCE, DATE");
    for (Figure figure : Figure.values()) {
      Prices.Entry entry = prices.entries().get(figure);
      if (entry != null) {
        table.row(
            figure.key(),
            number(entry.value()),
            entry.unit() + "; " + entry.source() + ", " + entry.date());
      }
    }
    return table.lines();
  }

  private CostModel model() {
    return new CostModel(load, prices);
  }

  private List<String> table(String title, List<CostLine> costs) {
    TextTable table =
        new TextTable(Side.LEFT, Side.RIGHT, Side.LEFT, Side.RIGHT)
            .row(title, "", "", prices.currency());
    costs.forEach(
        line ->
            table.row(
                line.what(),
                String.format(Locale.ROOT, "%,.0f", line.quantity()),
                line.unit(),
                money(line.cost())));
    double total = total(costs);
    table.row("together", "", "", money(total));
    table.row("a machine", "", "", money(total / load.machines()));
    return table.lines();
  }

  private static double total(List<CostLine> costs) {
    return costs.stream().mapToDouble(CostLine::cost).sum();
  }

  private static String money(double amount) {
    return String.format(Locale.ROOT, "%,.2f", amount);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = Json.object().put("currency", prices.currency()).put("days", CostModel.DAYS);
    json.putObject("workload")
        .put("machines", load.machines())
        .put("disks", load.disks())
        .put("usedBytes", load.used())
        .put("changedBytesPerDay", load.changedPerDay())
        .put("readBytesPerDay", load.readPerDay())
        .put("storedBytesFirst", load.storedFirst())
        .put("storedBytesPerDay", load.storedPerDay())
        .put("keepDays", load.keepDays())
        .put("instantDays", load.instantDays())
        .put("redundancy", load.redundancy().name());
    add(json.putObject("vaultline"), model().vaultline());
    add(json.putObject("azureBackup"), model().azureBackup());
    ObjectNode figures = json.putObject("figures");
    prices
        .entries()
        .forEach(
            (figure, entry) ->
                figures
                    .putObject(figure.key())
                    .put("value", entry.value())
                    .put("unit", entry.unit())
                    .put("source", entry.source())
                    .put("date", entry.date()));
    return json;
  }

  private static void add(ObjectNode json, List<CostLine> costs) {
    ArrayNode lines = json.putArray("lines");
    costs.forEach(
        line ->
            lines
                .addObject()
                .put("what", line.what())
                .put("quantity", line.quantity())
                .put("unit", line.unit())
                .put("cost", line.cost()));
    json.put("total", total(costs));
  }
}
