package dev.vaultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.output.Terminal;
import dev.vaultline.engine.format.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One run of the command within this process.
 *
 * @param exit its exit code
 */
record Invocation(int exit, String out, String err) {

  static Invocation of(Object... args) {
    return at(Clock.systemUTC(), args);
  }

  static Invocation at(Clock clock, Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, 80);
    String[] words = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    int exit =
        Main.commandLine(new Session(terminal, clock, Map.of()), false, List.of(words))
            .execute(words);
    return new Invocation(exit, out.toString(), err.toString());
  }

  /** The same, asserting that it was done. */
  static Invocation done(Object... args) {
    Invocation run = of(args);
    assertThat(run.exit).as("%s%s", run.out, run.err).isZero();
    return run;
  }

  /** What it printed, which must be one JSON document and nothing else. */
  JsonNode json() {
    return Json.read(out.getBytes(StandardCharsets.UTF_8));
  }
}
