package dev.vaultline.cli;

import dev.vaultline.cli.output.OnInterrupt;
import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.output.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The program: puts the commands together and runs one. */
public final class Main {
  private static final int DEFAULT_COLUMNS = 80;
  private static final int HELP_COLUMNS = 100;

  private Main() {}

  /** Runs the command that the arguments say and ends the process with its exit code. */
  public static void main(String[] args) {
    // The script says what it sees: Java can't tell whether stderr alone is a terminal.
    boolean interactive = Boolean.getBoolean("vaultline.terminal");
    Terminal terminal =
        new Terminal(
            writer(FileDescriptor.out), writer(FileDescriptor.err), interactive, columns());
    Session session = new Session(terminal, Clock.systemUTC(), System.getenv());
    int code = commandLine(session, interactive, List.of(args)).execute(args);
    terminal.out().flush();
    terminal.err().flush();
    OnInterrupt.letEnd();
    System.exit(code);
  }

  /**
   * The commands.
   *
   * @param colours whether help is coloured
   * @param args of the program
   */
  static CommandLine commandLine(Session session, boolean colours, List<String> args) {
    Failures failures = new Failures();
    CommandLine commandLine = new CommandLine(VaultlineCommand.class, new CommandFactory(session));
    needed(args).forEach(commandLine::addSubcommand);
    commandLine
        .setOut(session.terminal().out())
        .setErr(session.terminal().err())
        .setUsageHelpWidth(HELP_COLUMNS)
        .setColorScheme(Help.defaultColorScheme(colours ? Ansi.ON : Ansi.OFF))
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures)
        .setAbbreviatedOptionsAllowed(false);
    addHelp(commandLine.getCommandSpec());
    return commandLine;
  }

  /** To make all takes longer than some of them run: where one is named, no other is made. */
  private static Map<String, Class<?>> needed(List<String> args) {
    Map<String, Class<?>> all = VaultlineCommand.commands();
    String first = args.isEmpty() ? "" : args.get(0);
    return all.containsKey(first) && !first.equals("help") ? Map.of(first, all.get(first)) : all;
  }

  /** Every command has help, and every help ends with examples. */
  private static void addHelp(CommandSpec spec) {
    if (spec.findOption("--help") == null) {
      spec.addOption(
          OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("Show this help and exit.")
              .build());
    }
    spec.usageMessage().footerHeading("%nExamples:%n");
    spec.subcommands().values().forEach(each -> addHelp(each.getCommandSpec()));
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  private static int columns() {
    // A terminal that does not know its width says 0.
    int columns = Integer.getInteger("vaultline.columns", 0);
    return columns > 0 ? columns : DEFAULT_COLUMNS;
  }
}
