package dev.vaultline.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.server.ServerOption;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the protection policies of the service. */
@Command(
    name = "policies",
    description = "List the protection policies of the service.",
    footer = {
      "  # for people",
      "  vaultline policies",
      "  # in full, as the API takes them",
      "  vaultline policies --json"
    })
public final class PoliciesCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final ServerOption server;

  public PoliciesCommand(Session session) {
    this.output = new Output(session);
    this.server = new ServerOption(session);
  }

  @Override
  public Integer call() {
    JsonNode answer = server.connect(output).get("/api/policies", Map.of());
    return output.show(new PoliciesReport(answer));
  }
}
