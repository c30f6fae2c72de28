package dev.vaultline.cli.machine;

import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.server.ServiceClient;
import dev.vaultline.engine.format.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has the service undo a restore in place. */
@Command(
    name = "restore-undo",
    description = "Give a machine the disks back that a restore in place replaced.",
    footer = {
      "  # it was the wrong recovery point",
      "  vaultline restore-undo 20261121T093000Z-0123456789abcdef --wait"
    })
public final class RestoreUndoCommand implements Callable<Integer> {
  @Mixin private final ServiceJob job;

  @Parameters(paramLabel = "JOB", description = "The restore, as 'vaultline jobs' lists it.")
  private String restore = "";

  public RestoreUndoCommand(Session session) {
    this.job = new ServiceJob(session);
  }

  @Override
  public Integer call() {
    String path = "/api/restores/" + ServiceClient.encoded(restore) + "/undo";
    return job.start("undo of " + restore, path, Json.object());
  }
}
