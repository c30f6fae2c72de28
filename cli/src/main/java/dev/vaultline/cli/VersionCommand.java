package dev.vaultline.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.Report;
import dev.vaultline.cli.output.Session;
import dev.vaultline.engine.format.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows which build this is. */
@Command(
    name = "version",
    description = "Show the version of Vaultline and of Java.",
    footer = {"  vaultline version", "  vaultline version --json"})
final class VersionCommand implements Callable<Integer> {
  @Mixin private final Output output;

  VersionCommand(Session session) {
    this.output = new Output(session);
  }

  @Override
  public Integer call() {
    String version =
        Optional.ofNullable(getClass().getPackage().getImplementationVersion())
            .orElse("development");
    return output.show(new Version(version, Runtime.version().toString()));
  }

  private record Version(String vaultline, String java) implements Report {
    @Override
    public List<String> lines() {
      return List.of("vaultline " + vaultline, "java " + java);
    }

    @Override
    public ObjectNode json() {
      return Json.object().put("vaultline", vaultline).put("java", java);
    }
  }
}
