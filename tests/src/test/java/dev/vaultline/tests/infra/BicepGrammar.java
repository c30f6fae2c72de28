package dev.vaultline.tests.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of Bicep, in a Node.js that is started once for all tests and ends with this process,
 * because its input does.
 */
final class BicepGrammar {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path errors;
  private final BufferedWriter requests;
  private final BufferedReader answers;

  private BicepGrammar(NodePackages packages) throws IOException {
    this.errors = packages.folder().resolve("node-errors.log");
    Process process = packages.start(List.of("node", "tree.mjs"), errors);
    this.requests = process.outputWriter();
    this.answers = process.inputReader();
  }

  private static final class Shared {
    static final BicepGrammar GRAMMAR = open();

    private static BicepGrammar open() {
      try {
        return new BicepGrammar(NodePackages.install(Path.of("bicep")));
      } catch (IOException e) {
        throw new AssertionError(e.getMessage(), e);
      }
    }
  }

  /** The syntax tree of a file. */
  static SyntaxNode parse(Path file) throws IOException {
    return Shared.GRAMMAR.ask(file.toAbsolutePath());
  }

  private synchronized SyntaxNode ask(Path file) throws IOException {
    try {
      requests.write(file.toString());
      requests.newLine();
      requests.flush();
    } catch (IOException e) {
      throw ended(file, e);
    }
    @Nullable String answer = answers.readLine();
    if (answer == null) {
      throw ended(file, new EOFException());
    }
    return JSON.readValue(answer, SyntaxNode.class);
  }

  private IOException ended(Path file, IOException cause) throws IOException {
    return new IOException(
        "the Bicep grammar ended at "
            + file
            + ": "
            + Files.readString(errors)
            + NodePackages.ADVICE,
        cause);
  }
}
