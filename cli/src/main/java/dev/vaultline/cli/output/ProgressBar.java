package dev.vaultline.cli.output;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One line of a terminal that is drawn again and again. */
final class ProgressBar implements ProgressDisplay.Sink {
  private static final int MOST_CELLS = 30;
  private static final int LEAST_CELLS = 5;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final int columns;
  private boolean drawn;

  ProgressBar(Terminal terminal) {
    this.err = terminal.err();
    this.columns = terminal.columns();
  }

  @Override
  public long nanosBetween() {
    return TimeUnit.MILLISECONDS.toNanos(100);
  }

  @Override
  public void show(ProgressState state) {
    err.print(CLEAR_LINE + line(state, columns - 1));
    err.flush();
    drawn = true;
  }

  /** The line, at most as long as there is room: the bar goes first, then the end of the text. */
  static String line(ProgressState state, int room) {
    String percent = String.format(Locale.ROOT, "%3.0f %%", state.fraction() * 100);
    String text = percent + "  " + state.figures();
    int cells = Math.min(MOST_CELLS, room - state.what().length() - text.length() - 4);
    String bar = cells < LEAST_CELLS ? "" : "[" + bar(state.fraction(), cells) + "] ";
    String line = state.what() + " " + bar + text;
    return line.length() <= room ? line : line.substring(0, room);
  }

  private static String bar(double fraction, int cells) {
    int full = (int) (fraction * cells);
    return "=".repeat(full) + (full < cells ? ">" + " ".repeat(cells - full - 1) : "");
  }

  @Override
  public void note(String line) {
    end();
    err.println(line);
    err.flush();
  }

  @Override
  public void end() {
    if (drawn) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
