package dev.vaultline.cli.restore;

import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.ProgressDisplay;
import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.output.ThreadsOption;
import dev.vaultline.cli.point.PointOption;
import dev.vaultline.cli.vault.VaultOption;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.restore.DiskRestore;
import dev.vaultline.engine.restore.RestoreReport;
import dev.vaultline.engine.vault.Vault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Restores a disk. */
@Command(
    name = "restore",
    description = {
      "Restore a disk of a recovery point, or a range of it, to a file or device.",
      "",
      "Every block is verified before it is written. When something in the vault is damaged, all"
          + " that is good is restored, zeros stand in the rest, its extents are listed, and the"
          + " exit code is 1."
    },
    footer = {
      "  # the only disk of the only item, as it was last backed up",
      "  vaultline restore --vault /backup/vault --point newest --to web-1.img",
      "  # the second disk of a recovery point",
      "  vaultline restore --vault /backup/vault --point 20261121T093000Z-1a2b3c4d --disk 1 \\",
      "      --to data.img",
      "  # a mebibyte at an offset",
      "  vaultline restore --vault /backup/vault --item web-1 --point newest --range 2GiB:1MiB \\",
      "      --to part.bin",
      "  # over a device, whose content is lost",
      "  vaultline restore --vault /backup/vault --item web-1 --point newest --to /dev/sdb --force"
    })
public final class RestoreCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final VaultOption vault = new VaultOption();
  @Mixin private final PointOption pointOption = new PointOption();
  @Mixin private final ThreadsOption threads = new ThreadsOption();

  @Option(
      names = "--disk",
      paramLabel = "N",
      description = "The number of the disk, from 0; needed when the item has several.")
  private Optional<Integer> disk = Optional.empty();

  @Option(
      names = "--range",
      paramLabel = "OFFSET:LENGTH",
      description = "Only these bytes of the disk; sizes such as 2GiB are understood.")
  private Optional<String> range = Optional.empty();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "A new image file, or a block device (with --force).")
  private Path to = Path.of("");

  @Option(names = "--force", description = "Replace the file when it exists; overwrite the device.")
  private boolean force;

  public RestoreCommand(Session session) {
    this.output = new Output(session);
  }

  @Override
  public Integer call() {
    int workers = threads.count();
    Optional<ByteRange> part = range.map(Ranges::parse);
    Vault opened = vault.open();
    RecoveryPoint point = pointOption.find(opened);
    DiskRestore restore = new DiskRestore(opened, point, diskOf(point));
    ByteRange bytes = part.orElseGet(() -> new ByteRange(0, restore.size()));
    requireOnDisk(bytes, restore.size());
    try (ProgressDisplay progress = output.progress("restore " + point.item());
        RestoreFile file = RestoreFile.open(to, bytes.length(), force)) {
      RestoreReport report = restore.run(bytes, file.target(), workers, progress);
      file.complete();
      double seconds = progress.seconds();
      progress.close();
      return output.show(new RestoreOutcome(point, diskOf(point), bytes, to, report, seconds));
    }
  }

  private int diskOf(RecoveryPoint point) {
    if (disk.isEmpty() && point.disks().size() > 1) {
      throw new InvalidInputException(
          "recovery point "
              + point.names()
              + " has "
              + point.disks().size()
              + " disks: choose one with --disk 0 to "
              + (point.disks().size() - 1));
    }
    return disk.orElse(0);
  }

  /** Before a file is made for it. */
  private static void requireOnDisk(ByteRange bytes, long size) {
    if (bytes.end() > size) {
      throw new InvalidInputException(
          "the range " + bytes + " is not on the disk, which has " + size + " bytes");
    }
  }
}
