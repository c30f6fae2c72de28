package dev.vaultline.cli.output;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A plain line every few seconds, for logs. */
final class ProgressLines implements ProgressDisplay.Sink {
  private final PrintWriter err;

  ProgressLines(PrintWriter err) {
    this.err = err;
  }

  @Override
  public long nanosBetween() {
    return TimeUnit.SECONDS.toNanos(5);
  }

  @Override
  public void show(ProgressState state) {
    err.printf(
        Locale.ROOT,
        "%s: %.0f %%, %s%n",
        state.what(),
        state.fraction() * 100,
        state.figures().replace("  ", ", "));
    err.flush();
  }

  @Override
  public void note(String line) {
    err.println(line);
    err.flush();
  }

  @Override
  public void end() {}
}
