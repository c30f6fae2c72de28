package dev.vaultline.cli.demo;

import dev.vaultline.azure.account.StorageAccount;
import dev.vaultline.azure.blob.VaultStores;
import dev.vaultline.cli.host.AppFolder;
import dev.vaultline.cli.host.EmulatedMachines;
import dev.vaultline.cli.host.Logging;
import dev.vaultline.cli.output.Durations;
import dev.vaultline.cli.output.Output;
import dev.vaultline.cli.output.ProgressDisplay;
import dev.vaultline.cli.output.Session;
import dev.vaultline.engine.Progress;
import dev.vaultline.engine.check.Check;
import dev.vaultline.engine.check.CheckReport;
import dev.vaultline.engine.store.ObjectInfo;
import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.local.LocalHost;
import dev.vaultline.local.LocalHostOptions;
import dev.vaultline.local.compute.ComputeOptions;
import dev.vaultline.pipeline.StorageNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the whole service at work on this machine. */
@Command(
    name = "demo",
    description = {
      "See the whole service at work on this machine, in a minute or two.",
      "",
      "Starts the service with Azurite and emulated machines on free ports: two machines with two"
          + " disks each, of which one is backed up on demand and both by schedule. Their guests"
          + " write, and what changed is backed up. Then each way to restore: new disks from the"
          + " vault and from snapshots, a new machine, and in place for a machine that was"
          + " encrypted. Compares every byte, and runs retention. Leaves nothing running and no"
          + " file, whatever happens. Needs Node.js; file systems are made with mke2fs where there"
          + " is one. Azure's waits between restore points (1 to 3 hours) are lifted."
    },
    footer = {
      "  # with generated disks",
      "  vaultline demo",
      "  # with copies of your own images, as the disks of one machine",
      "  vaultline demo --disk web-1.img --disk data.img",
      "  # to look at what was stored",
      "  vaultline demo --keep"
    })
public final class DemoCommand implements Callable<Integer> {
  private static final int THREADS = 2;

  /** All is thrown away: nothing is worth waiting for long. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

  private static final Map<String, String> SETTINGS =
      Map.of(
          // So that the sweep frees at once what retention lets go.
          "VAULTLINE_SOFT_DELETE_DAYS", "0",
          // So that small disks have several parts.
          "VAULTLINE_PART_SIZE", "32MiB");

  private final Session session;

  @Mixin private final Output output;

  @Option(
      names = "--disk",
      paramLabel = "PATH",
      description = "An image of your own, of which a copy is used; once for each disk.")
  private List<Path> disks = List.of();

  @Option(
      names = "--app",
      paramLabel = "FOLDER",
      description = "The staged function app. Default: the one of this clone.")
  private Optional<Path> app = Optional.empty();

  @Option(names = "--keep", description = "Keep the folder with all data.")
  private boolean keep;

  @Option(names = "--verbose", description = "Log on stderr what the service does.")
  private boolean verbose;

  public DemoCommand(Session session) {
    this.session = session;
    this.output = new Output(session);
  }

  @Override
  public Integer call() {
    Logging.begin(verbose);
    Path staged = AppFolder.find(app);
    Optional<ImageMaker> own =
        disks.isEmpty() ? Optional.empty() : Optional.of(new OwnImages(disks));
    try (ProgressDisplay watch = output.progress("demo")) {
      return output.show(
          OrderlyEnd.run(
              () -> {
                try (DemoFolder folder = DemoFolder.create(keep)) {
                  return run(staged, folder, own, watch);
                }
              }));
    }
  }

  private DemoReport run(
      Path staged, DemoFolder folder, Optional<ImageMaker> own, ProgressDisplay watch) {
    DemoDisks disks =
        new DemoDisks(
            own.isPresent() ? oneMachine() : List.of("web-1", "web-1", "db-1", "db-1"),
            own.orElseGet(() -> generated(folder)),
            folder.folder("images"));
    try (LocalHost host = LocalHost.start(options(staged, folder, disks), session.clock())) {
      output.say(
          List.of(
              "The service runs at "
                  + host.httpEndpoint()
                  + "/api, started in "
                  + Durations.text(watch.seconds())
                  + ", with its data in "
                  + folder.path(),
              "Machines are emulated, without Azure's waits of hours between restore points."));
      StorageAccount account = StorageAccount.ofConnectionString(host.connectionString());
      DemoCloud cloud = new DemoCloud(host.computeEndpoint().orElseThrow());
      Demo demo =
          new Demo(
              new DemoService(host.httpEndpoint()),
              cloud,
              disks,
              new GuestDisks(cloud, account),
              output,
              session.clock());
      return OrderlyEnd.uninterrupted(
          () -> {
            List<String> retention = demo.run();
            return new DemoReport(
                demo.backups(),
                demo.restores(),
                retention,
                verifiedBytes(account),
                Optional.of(folder.path()).filter(path -> keep),
                watch.seconds());
          });
    }
  }

  private static LocalHostOptions options(Path staged, DemoFolder folder, DemoDisks disks) {
    ComputeOptions compute = ComputeOptions.onPort(0);
    LocalHostOptions.Compute emulator =
        new LocalHostOptions.Compute(
            compute.withLimits(compute.limits().withoutWaits()),
            Optional.of(folder.write("fleet.json", disks.fleet())),
            endpoint -> EmulatedMachines.settings(endpoint, SETTINGS));
    return LocalHostOptions.of(staged, folder.path().resolve("host"))
        .onFreePorts()
        .withCloseLimit(CLOSE_LIMIT)
        .withSettings(SETTINGS)
        .withCompute(emulator);
  }

  private List<String> oneMachine() {
    return disks.stream().map(disk -> "own-1").toList();
  }

  private ImageMaker generated(DemoFolder folder) {
    Path work = folder.folder("files");
    String path = session.environment().getOrDefault("PATH", "");
    return Ext4Images.find(path, work, DiskSizes.DEMO)
        .orElseGet(() -> new PartitionedImages(work, DiskSizes.DEMO));
  }

  private static long verifiedBytes(StorageAccount account) {
    VaultStore store = VaultStores.open(account, StorageNames.DEFAULT_VAULT_CONTAINER);
    CheckReport report =
        new Check(Vault.open(store), THREADS)
            .run(Optional.empty(), Optional.empty(), Progress.NONE);
    if (!report.sound()) {
      throw new DemoFailedException("the vault is damaged: " + report.damages());
    }
    try (Stream<ObjectInfo> objects = store.list("")) {
      return objects.mapToLong(ObjectInfo::size).sum();
    }
  }
}
