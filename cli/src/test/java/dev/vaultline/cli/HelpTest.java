package dev.vaultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.output.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {

  static Stream<String> commands() {
    Terminal nowhere =
        new Terminal(
            new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false, 80);
    return names(
        Main.commandLine(new Session(nowhere, Clock.systemUTC(), Map.of()), false, List.of()));
  }

  private static Stream<String> names(CommandLine command) {
    return Stream.concat(
        Stream.of(command.getCommandSpec().qualifiedName()),
        command.getSubcommands().values().stream()
            .filter(each -> !(each.getCommand() instanceof HelpCommand))
            .flatMap(HelpTest::names));
  }

  @Test
  void everyCommandIsFoundByItsOwnName() {
    assertThat(VaultlineCommand.commands())
        .allSatisfy(
            (name, type) -> assertThat(name).isEqualTo(type.getAnnotation(Command.class).name()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyHelpShowsExamplesOfTheCommandItself(String name) {
    Invocation run = Invocation.done(helpOf(name));

    String examples = run.out().substring(run.out().indexOf("Examples:"));
    assertThat(examples).contains("\n  " + name);
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyHelpFitsTheWidthOfATerminal(String name) {
    assertThat(Invocation.done(helpOf(name)).out().lines()).allMatch(line -> line.length() <= 100);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandThatDoesSomethingHasJson(String name) {
    Terminal nowhere =
        new Terminal(
            new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false, 80);
    CommandLine command =
        Main.commandLine(new Session(nowhere, Clock.systemUTC(), Map.of()), false, List.of());
    for (String word : name.split(" ", -1)) {
      command = word.equals("vaultline") ? command : command.getSubcommands().get(word);
    }

    boolean group = command.getSubcommands().size() > 0;
    assertThat(command.getCommandSpec().options().stream().map(OptionSpec::longestName))
        .satisfies(
            names -> assertThat(names).matches(list -> group || list.contains("--json"), "--json"));
  }

  private static Object[] helpOf(String name) {
    return Stream.concat(Stream.of(name.split(" ", -1)).skip(1), Stream.of("--help")).toArray();
  }

  @Test
  void helpSaysWhatTheExitCodesMean() {
    assertThat(Invocation.done("--help").out()).contains("3   verify found damage");
  }

  @Test
  void noCommandIsWrongUsage() {
    Invocation run = Invocation.of();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("Missing required subcommand").contains("vaultline --help");
  }

  @Test
  void aMistypedCommandIsWrongUsageWithASuggestion() {
    Invocation run = Invocation.of("backpu");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("Did you mean").contains("backup");
  }
}
