package dev.vaultline.cli.machine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Session;
import dev.vaultline.engine.format.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has the service restore a machine: a new one, or the one that was backed up. */
@Command(
    name = "restore-machine",
    description = "Have the service restore a machine: a new one, or in place.",
    footer = {
      "  # new disks take the place of the machine's own, which are kept until confirmed",
      "  vaultline restore-machine web-1 20261121T090000Z-00000001 --in-place --wait",
      "  # a new machine in another region",
      "  vaultline restore-machine web-1 20261121T090000Z-00000001 --name web-1-dr \\",
      "    --resource-group dr --region northeurope --zone none --subnet SUBNET_ID"
    })
public final class RestoreMachineCommand implements Callable<Integer> {
  /** One of the two. */
  private static final class Kind {
    @Option(names = "--in-place", required = true, description = "Swap the disks of the machine.")
    private boolean inPlace;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Of a new one.")
    private Optional<String> name = Optional.empty();
  }

  @Mixin private final ServiceJob job;
  @Mixin private final PlaceOptions place = new PlaceOptions();

  @ArgGroup(multiplicity = "1")
  private Kind kind = new Kind();

  @Parameters(index = "0", paramLabel = "ITEM", description = "As 'vaultline items' lists it.")
  private String item = "";

  @Parameters(index = "1", paramLabel = "POINT", description = "The id of a recovery point.")
  private String point = "";

  @Option(names = "--size", paramLabel = "SIZE", description = "Such as Standard_D2s_v5.")
  private Optional<String> size = Optional.empty();

  @Option(names = "--nic", paramLabel = "ID", description = "A free network interface; repeatable.")
  private List<String> nics = List.of();

  @Option(names = "--subnet", paramLabel = "ID", description = "For a new network interface.")
  private Optional<String> subnet = Optional.empty();

  public RestoreMachineCommand(Session session) {
    this.job = new ServiceJob(session);
  }

  @Override
  public Integer call() {
    ObjectNode to = kind.inPlace ? inPlace() : machine(kind.name.orElseThrow());
    return job.restore(item, point, to);
  }

  private ObjectNode inPlace() {
    ObjectNode to = Json.object().put("kind", "in-place");
    place.writeTo(to);
    return to;
  }

  private ObjectNode machine(String name) {
    ObjectNode to = Json.object().put("kind", "machine").put("name", name);
    place.writeTo(to);
    size.ifPresent(value -> to.put("size", value));
    subnet.ifPresent(value -> to.put("subnet", value));
    if (!nics.isEmpty()) {
      ArrayNode ids = to.putArray("nics");
      nics.forEach(ids::add);
    }
    return to;
  }
}
