package dev.vaultline.cli.backup;

import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.ProgressDisplay;
import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.output.ThreadsOption;
import dev.vaultline.cli.vault.VaultOption;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Backs up disks of this machine. */
@Command(
    name = "backup",
    description = {
      "Back up the disks of an item as one recovery point.",
      "",
      "Disks are raw image files or block devices that nobody writes to meanwhile. Only blocks that"
          + " differ from the item's last recovery point are stored; every recovery point is"
          + " complete by itself. Whatever interrupts a backup leaves the vault as it was.",
      "",
      "Changed ranges, where the platform knows them, save reading the whole disk: a CSV file with"
          + " the header line offset_bytes,length_bytes and a line for each range. Everything"
          + " outside is taken as unchanged since the item's last recovery point."
    },
    footer = {
      "  # a machine of one disk",
      "  vaultline backup --vault /backup/vault --item web-1 --disk web-1.img",
      "  # a machine of two disks",
      "  vaultline backup --vault /backup/vault --item db-1 --disk os.img --disk data.img",
      "  # read only what changed since the last recovery point",
      "  vaultline backup --vault /backup/vault --item web-1 --disk web-1.img \\",
      "      --changed-ranges changed.csv",
      "  # for a script: the id of the recovery point, bytes read, changed and stored",
      "  vaultline backup --vault /backup/vault --item web-1 --disk web-1.img --json"
    })
public final class BackupCommand implements Callable<Integer> {
  private final Clock clock;

  @Mixin private final Output output;
  @Mixin private final VaultOption vault = new VaultOption();
  @Mixin private final ThreadsOption threads = new ThreadsOption();

  @Option(
      names = "--item",
      required = true,
      paramLabel = "NAME",
      description = "The protected item (machine): 1-64 letters, digits, '.', '_' or '-'.")
  private String item = "";

  @Option(
      names = "--disk",
      required = true,
      paramLabel = "PATH",
      description = "A raw image file or block device; once for each disk, always in this order.")
  private List<Path> disks = List.of();

  @Option(
      names = "--changed-ranges",
      paramLabel = "CSV",
      description = "What changed on the disk; once for each disk, in the order of the disks.")
  private List<Path> changedRanges = List.of();

  public BackupCommand(Session session) {
    this.clock = session.clock();
    this.output = new Output(session);
  }

  @Override
  public Integer call() {
    BackupRequest request =
        new BackupRequest(new ItemId(item), disks, changedRanges, threads.count());
    Vault opened = vault.open();
    try (ProgressDisplay progress = output.progress("backup " + item)) {
      RecoveryPoint point = new LocalBackup(opened, clock).run(request, progress);
      double seconds = progress.seconds();
      progress.close();
      return output.show(new BackupReport(point, seconds));
    }
  }
}
