package dev.vaultline.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells in aligned columns. The first row is the heading. */
public final class TextTable {
  private static final String GAP = "  ";

  /** On which side the cells of a column stand. */
  public enum Side {
    LEFT,
    RIGHT
  }

  private final List<Side> sides;
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(Side... sides) {
    this.sides = List.of(sides);
  }

  /** Adds a row with one cell for each column. */
  public TextTable row(String... cells) {
    if (cells.length != sides.size()) {
      throw new IllegalArgumentException(cells.length + " cells for " + sides.size() + " columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The lines. */
  public List<String> lines() {
    int[] widths = new int[sides.size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String padding = " ".repeat(widths[column] - row.get(column).length());
      boolean left = sides.get(column) == Side.LEFT;
      line.append(column == 0 ? "" : GAP)
          .append(left ? row.get(column) + padding : padding + row.get(column));
    }
    return line.toString().stripTrailing();
  }
}
