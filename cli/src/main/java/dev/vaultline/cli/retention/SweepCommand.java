package dev.vaultline.cli.retention;

import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.vault.VaultOption;
import dev.vaultline.engine.sweep.Sweep;
import dev.vaultline.engine.vault.Vault;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sweeps a vault. */
@Command(
    name = "sweep",
    description = {
      "Delete what no recovery point needs and no backup may still need.",
      "",
      "That is: deleted recovery points whose soft-delete days have passed, their packs, and what"
          + " interrupted backups left behind. Safe at any time, also while backups run; one sweep"
          + " of a vault runs at a time."
    },
    footer = {
      "  # what would be deleted",
      "  vaultline sweep --vault /backup/vault --dry-run",
      "  # delete it",
      "  vaultline sweep --vault /backup/vault"
    })
public final class SweepCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final VaultOption vault = new VaultOption();

  @Option(names = "--dry-run", description = "Say what would be deleted, and delete nothing.")
  private boolean dryRun;

  public SweepCommand(Session session) {
    this.output = new Output(session);
  }

  @Override
  public Integer call() {
    Vault opened = vault.open();
    Sweep sweep = new Sweep(opened);
    return output.show(
        dryRun ? new SweepPlanReport(sweep.plan()) : new SweepDoneReport(sweep.run()));
  }
}
