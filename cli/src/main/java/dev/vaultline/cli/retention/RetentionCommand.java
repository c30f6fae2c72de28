package dev.vaultline.cli.retention;

import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.vault.VaultOption;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.point.Tombstones;
import dev.vaultline.engine.retention.Retention;
import dev.vaultline.engine.retention.RetentionDecision;
import dev.vaultline.engine.retention.RetentionRules;
import dev.vaultline.engine.vault.Vault;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Applies retention rules to an item. */
@Command(
    name = "retention",
    description = {
      "Decide which recovery points of an item are kept, and delete the others.",
      "",
      "A recovery point stays when any rule keeps it; the newest one always stays. A deleted one"
          + " can be brought back for the vault's soft-delete days; then 'vaultline sweep' removes"
          + " it for good."
    },
    footer = {
      "  # what would be kept, and why",
      "  vaultline retention --vault /backup/vault --item web-1 --keep-days 30 --dry-run",
      "  # keep the newest 7, and all of the last 30 days",
      "  vaultline retention --vault /backup/vault --item web-1 --keep-newest 7 --keep-days 30"
    })
public final class RetentionCommand implements Callable<Integer> {
  private final Clock clock;

  @Mixin private final Output output;
  @Mixin private final VaultOption vault = new VaultOption();

  @Option(names = "--item", required = true, paramLabel = "NAME", description = "The item.")
  private String item = "";

  @Option(
      names = "--keep-newest",
      paramLabel = "N",
      description = "Keep that many of the newest. Default: ${DEFAULT-VALUE}.")
  private int keepNewest;

  @Option(
      names = "--keep-days",
      paramLabel = "N",
      description = "Keep all that are not older. Default: ${DEFAULT-VALUE}.")
  private int keepDays;

  @Option(names = "--dry-run", description = "Say what would be deleted, and delete nothing.")
  private boolean dryRun;

  public RetentionCommand(Session session) {
    this.clock = session.clock();
    this.output = new Output(session);
  }

  @Override
  public Integer call() {
    ItemId name = new ItemId(item);
    RetentionRules rules = rules();
    Vault opened = vault.open();
    List<RecoveryPoint> points = new RecoveryPoints(opened).list(name);
    if (points.isEmpty()) {
      throw new InvalidInputException(
          "item "
              + name
              + " has no recovery point; the vault has the items "
              + new RecoveryPoints(opened).items());
    }
    List<RetentionDecision> decisions = Retention.decide(rules, points, clock.instant());
    if (!dryRun) {
      bury(opened, decisions);
    }
    return output.show(new RetentionReport(decisions, opened.settings().softDeleteDays(), dryRun));
  }

  /** Rules that keep nothing are more likely forgotten than meant. */
  private RetentionRules rules() {
    if (keepNewest == 0 && keepDays == 0) {
      throw new InvalidInputException("say what to keep: --keep-newest N, --keep-days N, or both");
    }
    return new RetentionRules(keepNewest, keepDays);
  }

  private static void bury(Vault vault, List<RetentionDecision> decisions) {
    Tombstones tombstones = new Tombstones(vault);
    decisions.stream()
        .filter(decision -> !decision.keep())
        .forEach(
            decision -> tombstones.bury(decision.point().names(), "no retention rule keeps it"));
  }
}
