package dev.vaultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.output.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The commands that documents quote. */
class DocumentsTest {
  private static final Pattern QUOTED = Pattern.compile("\\./vaultline ([^`\\n|#(]+)");

  static Stream<String> commands() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("..", "docs"))) {
      List<Path> documents =
          Stream.concat(Stream.of(Path.of("..", "README.md")), docs)
              .filter(path -> path.toString().endsWith(".md"))
              .toList();
      return documents.stream().flatMap(DocumentsTest::quotedIn).distinct().sorted();
    }
  }

  private static Stream<String> quotedIn(Path document) {
    try {
      return QUOTED
          .matcher(Files.readString(document))
          .results()
          .map(MatchResult::group)
          .map(command -> command.replaceAll("\\s*\\).*", "").strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyQuotedCommandExistsWithItsOptions(String quoted) {
    CommandLine command = command();
    for (String word : List.of(quoted.split("\\s+"))) {
      if (word.startsWith("--")) {
        assertThat(command.getCommandSpec().findOption(word)).as(word).isNotNull();
      } else if (command.getSubcommands().containsKey(word)) {
        command = command.getSubcommands().get(word);
      }
    }
    assertThat(command.getParent()).as("sub-command of " + quoted).isNotNull();
  }

  private static CommandLine command() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    Terminal terminal = new Terminal(nowhere, nowhere, false, 80);
    return Main.commandLine(new Session(terminal, Clock.systemUTC(), Map.of()), false, List.of());
  }
}
