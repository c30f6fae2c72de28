package dev.vaultline.cli.machine;

import dev.vaultline.cli.output.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has the service confirm a restore in place. */
@Command(
    name = "restore-confirm",
    description = "Delete the disks that a restore in place replaced.",
    footer = {
      "  # the machine is as it should be",
      "  vaultline restore-confirm 20261121T093000Z-0123456789abcdef --wait"
    })
public final class RestoreConfirmCommand implements Callable<Integer> {
  @Mixin private final SettledRestore restore;

  public RestoreConfirmCommand(Session session) {
    this.restore = new SettledRestore(session);
  }

  @Override
  public Integer call() {
    return restore.settle("confirm");
  }
}
