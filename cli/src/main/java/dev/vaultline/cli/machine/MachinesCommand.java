package dev.vaultline.cli.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.server.ServerOption;
import dev.vaultline.engine.format.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the machines that the service sees. */
@Command(
    name = "machines",
    description = "List the machines there are: protected or not, and why one cannot be.",
    footer = {
      "  # all of them",
      "  vaultline machines",
      "  # those that nobody backs up",
      "  vaultline machines --unprotected",
      "  # those of a policy's tag, for a script",
      "  vaultline machines --tag vaultline-policy=daily --json"
    })
public final class MachinesCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final ServerOption server;

  @Option(names = "--tag", paramLabel = "NAME=VALUE", description = "Only those with this tag.")
  private Optional<String> tag = Optional.empty();

  @Option(names = "--resource-group", paramLabel = "NAME", description = "Only those of a group.")
  private Optional<String> group = Optional.empty();

  @Option(names = "--unprotected", description = "Only those that are not protected.")
  private boolean unprotected;

  public MachinesCommand(Session session) {
    this.output = new Output(session);
    this.server = new ServerOption(session);
  }

  @Override
  public Integer call() {
    Map<String, String> query =
        Map.of(
            "tag", tag.orElse(""),
            "resourceGroup", group.orElse(""),
            "protected", unprotected ? "false" : "");
    JsonNode answer = server.connect(output).get("/api/machines", query);
    List<ObjectNode> machines = new ArrayList<>();
    Json.array(answer, "machines").forEach(machine -> machines.add((ObjectNode) machine));
    return output.show(new MachinesReport(machines));
  }
}
