package dev.vaultline.cli.machine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.Session;
import dev.vaultline.engine.format.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has the service restore a recovery point to new managed disks. */
@Command(
    name = "restore-disks",
    description = "Have the service restore a recovery point to new managed disks.",
    footer = {
      "  # beside the machine, named my-os, my-lun-0 and so on",
      "  vaultline restore-disks web-1 20261121T090000Z-00000001 --prefix my- --wait",
      "  # in another region, from the vault",
      "  vaultline restore-disks web-1 20261121T090000Z-00000001 --resource-group dr \\",
      "    --region northeurope --zone none --from vault"
    })
public final class RestoreDisksCommand implements Callable<Integer> {
  @Mixin private final ServiceJob job;
  @Mixin private final PlaceOptions place = new PlaceOptions();

  @Parameters(index = "0", paramLabel = "ITEM", description = "As 'vaultline items' lists it.")
  private String item = "";

  @Parameters(index = "1", paramLabel = "POINT", description = "The id of a recovery point.")
  private String point = "";

  public RestoreDisksCommand(Session session) {
    this.job = new ServiceJob(session);
  }

  @Override
  public Integer call() {
    ObjectNode to = Json.object().put("kind", "managed-disks");
    place.writeTo(to);
    return job.restore(item, point, to);
  }
}
