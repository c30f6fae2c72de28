package dev.vaultline.cli.vault;

import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.output.Sizes;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.map.BlockSize;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.engine.vault.VaultSettings;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a vault. */
@Command(
    name = "create",
    description = {
      "Create a vault: the place that holds recovery points.",
      "",
      "The block size is fixed for good: smaller blocks store less of scattered changes, larger"
          + " ones keep the maps of very large disks small."
    },
    footer = {
      "  # in a directory",
      "  vaultline vault create /backup/vault",
      "  # in a container of a storage account, signed in as for 'az login'",
      "  vaultline vault create https://account.blob.core.windows.net/vault",
      "  # with smaller blocks, and 30 days to bring back a deleted recovery point",
      "  vaultline vault create --block-size 16KiB --soft-delete-days 30 /backup/vault"
    })
final class VaultCreateCommand implements Callable<Integer> {
  private final Clock clock;

  @Mixin private final Output output;

  @Parameters(
      paramLabel = "VAULT",
      description =
          "A directory, the http(s) URL of a container, or 'azurite' for the one of 'vaultline"
              + " up'.")
  private String location = "";

  @Option(
      names = "--block-size",
      paramLabel = "SIZE",
      description = "A power of two from 16KiB to 1MiB. Default: 16KiB.")
  private Optional<String> blockSize = Optional.empty();

  @Option(
      names = "--soft-delete-days",
      paramLabel = "N",
      description = "Days in which a deleted recovery point can be brought back. Default: 14.")
  private Optional<Integer> softDeleteDays = Optional.empty();

  VaultCreateCommand(Session session) {
    this.clock = session.clock();
    this.output = new Output(session);
  }

  @Override
  public Integer call() {
    VaultSettings settings = settings();
    Vault vault = Vault.create(VaultLocation.parse(location).store(), settings);
    return output.show(new VaultReport(vault.store().location(), settings));
  }

  private VaultSettings settings() {
    VaultSettings settings = VaultSettings.defaults(clock.instant());
    if (blockSize.isPresent()) {
      settings = settings.withBlockSize(blockSize(blockSize.get()));
    }
    return softDeleteDays.isPresent()
        ? settings.withSoftDeleteDays(softDeleteDays.get())
        : settings;
  }

  private static BlockSize blockSize(String text) {
    long bytes = Sizes.parse(text);
    if (bytes > Integer.MAX_VALUE) {
      throw new InvalidInputException(
          "a block size of "
              + text
              + " is not possible: expected a power of two from 16KiB to 1MiB");
    }
    return new BlockSize((int) bytes);
  }
}
