package dev.vaultline.cli.machine;

import dev.vaultline.cli.output.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has the service undo a restore in place. */
@Command(
    name = "restore-undo",
    description = "Give a machine the disks back that a restore in place replaced.",
    footer = {
      "  # it was the wrong recovery point",
      "  vaultline restore-undo 20261121T093000Z-0123456789abcdef --wait"
    })
public final class RestoreUndoCommand implements Callable<Integer> {
  @Mixin private final SettledRestore restore;

  public RestoreUndoCommand(Session session) {
    this.restore = new SettledRestore(session);
  }

  @Override
  public Integer call() {
    return restore.settle("undo");
  }
}
