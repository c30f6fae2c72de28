package dev.vaultline.cli.output;

import java.util.List;
import picocli.CommandLine.Option;

/** The options every command has, and how it shows what it did. */
public final class Output {
  private final Terminal terminal;

  @Option(
      names = "--json",
      description = "Print one JSON document instead of text, and no progress.")
  private boolean json;

  public Output(Session session) {
    this.terminal = session.terminal();
  }

  /**
   * Shows a result.
   *
   * @return the exit code of the process
   */
  public int show(Report report) {
    if (json) {
      terminal.out().println(report.json().toPrettyString());
    } else {
      report.lines().forEach(terminal.out()::println);
    }
    terminal.out().flush();
    return report.exit().code();
  }

  /** Shows lines on the way to the result; a program does not see them. */
  public void say(List<String> lines) {
    if (!json) {
      lines.forEach(terminal.out()::println);
      terminal.out().flush();
    }
  }

  /** Tells something beside the result, on stderr; a program does not see it. */
  public void hint(String line) {
    if (!json) {
      terminal.err().println(line);
      terminal.err().flush();
    }
  }

  /**
   * Begins to show how long work goes on, until closed.
   *
   * @param what is being done, in a word or two
   */
  public ProgressDisplay progress(String what) {
    return new ProgressDisplay(json ? ProgressDisplay.Sink.NONE : sink(), what, System::nanoTime);
  }

  private ProgressDisplay.Sink sink() {
    return terminal.interactive() ? new ProgressBar(terminal) : new ProgressLines(terminal.err());
  }
}
