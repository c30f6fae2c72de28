package dev.vaultline.cli.cost;

import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.Session;
import dev.vaultline.cli.output.Sizes;
import dev.vaultline.cli.vault.VaultOption;
import dev.vaultline.engine.point.ItemId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reckons what protection costs in a month. */
@Command(
    name = "cost",
    description = {
      "Reckon what protecting machines costs in a month, beside Azure Backup.",
      "",
      "From prices that you can set, and churn that is measured in a vault or given. Each machine"
          + " is backed up once a day. docs/cost.md explains the model."
    },
    footer = {
      "  # a hundred machines of two disks",
      "  vaultline cost --machines 100 --disks 2 --size 128GiB --used 60%% --churn 2%%/day --keep"
          + " 30d",
      "  # as many, that behave like those in a vault",
      "  vaultline cost --machines 100 --vault /backup/vault --keep 30d",
      "  # with the prices of your region; those the file does not name stay",
      "  vaultline cost --prices my-region.json --sources"
    })
public final class CostCommand implements Callable<Integer> {
  @Mixin private final Output output;

  @Option(
      names = "--vault",
      paramLabel = "VAULT",
      description = "Measure disks and churn by the recovery points of this vault.")
  private Optional<String> vault = Optional.empty();

  @Option(
      names = "--item",
      paramLabel = "NAME",
      description = "Measure by those of this item alone.")
  private Optional<String> item = Optional.empty();

  @Option(
      names = "--machines",
      paramLabel = "N",
      description = "How many machines. Default: ${DEFAULT-VALUE}.")
  private int machines = 1;

  @Option(
      names = "--disks",
      paramLabel = "N",
      description = "Disks of a machine, where none are measured. Default: ${DEFAULT-VALUE}.")
  private int disks = 1;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      description = "Size of a disk, where none are measured. Default: ${DEFAULT-VALUE}.")
  private String size = "128GiB";

  @Option(
      names = "--used",
      paramLabel = "SHARE",
      description = "How much of it is in use. Default: 60%%.")
  private String used = "60%";

  @Option(
      names = "--churn",
      paramLabel = "RATE",
      description = "How much of what is in use changes in a day. Default: 2%%/day.")
  private String churn = "2%/day";

  @Option(
      names = "--keep",
      paramLabel = "DAYS",
      description = "For how many days recovery points are kept. Default: ${DEFAULT-VALUE}.")
  private String keep = "30d";

  @Option(
      names = "--instant",
      paramLabel = "DAYS",
      description = "For how many days snapshots are kept. Default: ${DEFAULT-VALUE}.")
  private String instant = "2d";

  @Option(
      names = "--redundancy",
      paramLabel = "KIND",
      description = "LRS or GRS, of the vault. Default: ${DEFAULT-VALUE}.")
  private Redundancy redundancy = Redundancy.GRS;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "Prices and counts that replace those that are shipped.")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--sources", description = "Show every figure with its source and date.")
  private boolean sources;

  public CostCommand(Session session) {
    this.output = new Output(session);
  }

  @Override
  public Integer call() {
    Prices shipped = Prices.defaults();
    Prices prices = file.map(shipped::with).orElse(shipped);
    CostReport report = new CostReport(load(prices), prices);
    if (sources) {
      output.say(report.sources());
      output.say(List.of(""));
    }
    return output.show(report);
  }

  private Workload load(Prices prices) {
    int count = Shares.positive("--machines", machines);
    int keepDays = Shares.days("--keep", keep);
    int instantDays = Shares.days("--instant", instant);
    if (vault.isPresent()) {
      return MeasuredChurn.of(VaultOption.open(vault.get()), item.map(ItemId::new))
          .load(count, keepDays, instantDays, redundancy);
    }
    GivenChurn given =
        new GivenChurn(
            Shares.positive("--disks", disks),
            Sizes.parse(size),
            Shares.share("--used", used),
            Shares.rate("--churn", churn));
    return given.load(
        count, keepDays, instantDays, redundancy, prices.of(Figure.STORED_PER_CHANGED));
  }
}
