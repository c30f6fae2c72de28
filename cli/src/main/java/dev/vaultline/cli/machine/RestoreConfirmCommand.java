package dev.vaultline.cli.machine;

import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.server.ServiceClient;
import dev.vaultline.engine.format.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has the service confirm a restore in place. */
@Command(
    name = "restore-confirm",
    description = "Delete the disks that a restore in place replaced.",
    footer = {
      "  # the machine is as it should be",
      "  vaultline restore-confirm 20261121T093000Z-0123456789abcdef --wait"
    })
public final class RestoreConfirmCommand implements Callable<Integer> {
  @Mixin private final ServiceJob job;

  @Parameters(paramLabel = "JOB", description = "The restore, as 'vaultline jobs' lists it.")
  private String restore = "";

  public RestoreConfirmCommand(Session session) {
    this.job = new ServiceJob(session);
  }

  @Override
  public Integer call() {
    String path = "/api/restores/" + ServiceClient.encoded(restore) + "/confirm";
    return job.start("confirm of " + restore, path, Json.object());
  }
}
