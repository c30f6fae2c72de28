package dev.vaultline.cli.verify;

import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.ProgressDisplay;
import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.output.ThreadsOption;
import dev.vaultline.cli.vault.VaultOption;
import dev.vaultline.engine.DamagedException;
import dev.vaultline.engine.check.Check;
import dev.vaultline.engine.check.CheckReport;
import dev.vaultline.engine.check.Damage;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.vault.Vault;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Verifies a vault. */
@Command(
    name = "verify",
    description = {
      "Read and check every stored byte that recovery points need.",
      "",
      "Names each damaged object and the extents of each disk that it affects. The exit code is 0"
          + " when all is sound, 3 when damage was found, 1 when the verification itself failed."
    },
    footer = {
      "  # the whole vault",
      "  vaultline verify --vault /backup/vault",
      "  # one item, or one recovery point",
      "  vaultline verify --vault /backup/vault --item web-1",
      "  vaultline verify --vault /backup/vault --point 20261121T093000Z-1a2b3c4d",
      "  # tell a monitor",
      "  vaultline verify --vault /backup/vault --json >report.json || notify report.json"
    })
public final class VerifyCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final VaultOption vault = new VaultOption();
  @Mixin private final ThreadsOption threads = new ThreadsOption();

  @Option(names = "--item", paramLabel = "NAME", description = "Only this item.")
  private Optional<String> item = Optional.empty();

  @Option(names = "--point", paramLabel = "ID", description = "Only this recovery point.")
  private Optional<String> point = Optional.empty();

  public VerifyCommand(Session session) {
    this.output = new Output(session);
  }

  @Override
  public Integer call() {
    Optional<ItemId> onlyItem = item.map(ItemId::new);
    Optional<PointId> onlyPoint = point.map(PointId::new);
    int workers = threads.count();
    try (ProgressDisplay progress = output.progress("verify")) {
      CheckReport report = check(onlyItem, onlyPoint, workers, progress);
      double seconds = progress.seconds();
      progress.close();
      return output.show(new VerifyReport(report, seconds));
    }
  }

  /** A vault whose settings are damaged can't be opened: that is a finding too. */
  private CheckReport check(
      Optional<ItemId> onlyItem,
      Optional<PointId> onlyPoint,
      int workers,
      ProgressDisplay progress) {
    Vault opened;
    try {
      opened = vault.open();
    } catch (DamagedException e) {
      Damage settings = new Damage(e.object(), e.getMessage(), List.of());
      return new CheckReport(0, 0, 0, List.of(settings));
    }
    return new Check(opened, workers).run(onlyItem, onlyPoint, progress);
  }
}
