package dev.vaultline.cli.point;

import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.vault.VaultOption;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.vault.Vault;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists recovery points. */
@Command(
    name = "points",
    description = {
      "List the recovery points of a vault, oldest first.",
      "",
      "Changed is what differed from the recovery point before, stored is what it took in the vault."
    },
    footer = {
      "  # of all items",
      "  vaultline points --vault /backup/vault",
      "  # of one item",
      "  vaultline points --vault /backup/vault --item web-1",
      "  # the id of the newest, for a script",
      "  vaultline points --vault /backup/vault --item web-1 --json | jq -r '.points[-1].point'"
    })
public final class PointsCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final VaultOption vault = new VaultOption();

  @Option(names = "--item", paramLabel = "NAME", description = "Only those of this item.")
  private Optional<String> item = Optional.empty();

  public PointsCommand(Session session) {
    this.output = new Output(session);
  }

  @Override
  public Integer call() {
    Optional<ItemId> only = item.map(ItemId::new);
    Vault opened = vault.open();
    List<ItemId> known = new RecoveryPoints(opened).items();
    only.filter(name -> !known.contains(name))
        .ifPresent(
            name -> {
              throw new InvalidInputException(
                  "the vault has no item " + name + "; it has " + known);
            });
    List<ItemId> items = only.map(List::of).orElse(known);
    return output.show(PointsReport.read(opened, items));
  }
}
