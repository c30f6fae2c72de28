package dev.vaultline.cli.output;

import java.io.PrintWriter;

/**
 * Where a command writes.
 *
 * @param out for results
 * @param err for progress and failures
 * @param interactive whether a person watches {@code err}, so that lines can be redrawn
 * @param columns how wide a line can be
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean interactive, int columns) {
  private static final int LEAST_COLUMNS = 40;

  public Terminal {
    columns = Math.max(LEAST_COLUMNS, columns);
  }
}
