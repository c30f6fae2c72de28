package dev.vaultline.cli.item;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.server.ServerOption;
import dev.vaultline.engine.format.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the protected items of the service. */
@Command(
    name = "items",
    description = "List the protected items of the service.",
    footer = {
      "  # all of them",
      "  vaultline items",
      "  # those without a policy, for a script",
      "  vaultline items --json | jq -r '.items[] | select(.policy == null) | .id'"
    })
public final class ItemsCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final ServerOption server;

  public ItemsCommand(Session session) {
    this.output = new Output(session);
    this.server = new ServerOption(session);
  }

  @Override
  public Integer call() {
    JsonNode answer = server.connect(output).get("/api/items", Map.of());
    List<Item> items = new ArrayList<>();
    Json.array(answer, "items").forEach(item -> items.add(Item.of(item)));
    return output.show(new ItemsReport(items));
  }
}
