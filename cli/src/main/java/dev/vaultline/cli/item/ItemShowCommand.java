package dev.vaultline.cli.item;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.server.ServerOption;
import dev.vaultline.cli.server.ServiceClient;
import dev.vaultline.engine.format.Json;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one item of the service with its recovery points. */
@Command(
    name = "show",
    description = "Show a protected item: its disks, its policy, its recovery points.",
    footer = {"  # for people", "  vaultline item show web-1"})
final class ItemShowCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final ServerOption server;

  @Parameters(paramLabel = "NAME", description = "The item, as 'vaultline items' lists it.")
  private String name = "";

  ItemShowCommand(Session session) {
    this.output = new Output(session);
    this.server = new ServerOption(session);
  }

  @Override
  public Integer call() {
    ServiceClient service = server.connect(output);
    Item item = Item.of(service.get("/api/items/" + ServiceClient.encoded(name), Map.of()));
    JsonNode points = service.get("/api/recovery-points", Map.of("item", item.id()));
    return output.show(new ItemReport(item, Json.array(points, "recoveryPoints")));
  }
}
