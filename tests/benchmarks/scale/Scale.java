import dev.vaultline.local.azurite.Azurite;
import dev.vaultline.local.azurite.AzuriteOptions;
import dev.vaultline.pipeline.protection.TaggedMachines;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/**
 * Backs up many small machines of the Compute emulator through the real local host, twice, and says
 * what each costs. Compiled and run by scale.sh.
 */
final class Scale {
  /** Of the calls that a round makes, the most frequent are listed. */
  private static final int CALLS = 30;

  private final int items;
  private final Cloud cloud;
  private final Machines machines;
  private final Service service;

  private Scale(int items, Cloud cloud, Machines machines, Service service) {
    this.items = items;
    this.cloud = cloud;
    this.machines = machines;
    this.service = service;
  }

  public static void main(String[] args) throws Exception {
    switch (args.length == 0 ? "" : args[0]) {
      case "items" -> run(Integer.parseInt(args[1]), Path.of(args[2]), Path.of(args[3]));
      case "worker" -> SecondHost.run(Path.of(args[1]), Path.of(args[2]));
      default -> {
        System.err.println("usage: java Scale items NUMBER APP WORK | worker APP WORK; see scale.sh");
        System.exit(2);
      }
    }
    System.exit(0);
  }

  private static void run(int items, Path app, Path work) throws Exception {
    try (Azurite azurite = Azurite.start(AzuriteOptions.inMemory());
        Machines machines = Machines.in(work, azurite.connectionString())) {
      Cloud cloud = Cloud.before(azurite.endpoints(), machines.endpoint());
      Map<String, String> tags = Map.of(TaggedMachines.POLICY_TAG, Service.POLICY);
      machines.create("machine", items, Machines.Shape.SMALL, tags);
      try (Service service = Service.start(app, work, cloud.settings())) {
        new Scale(items, cloud, machines, service).rounds();
      }
    }
    Histories.read(work.resolve("hub.db"))
        .forEach((name, events) -> row("history", items, "most events of a " + name, events));
  }

  private void rounds() throws Exception {
    service.policy("00:00");
    // Machines that are new to the vault are backed up at once, all that a tick finds by one run.
    round("first", 1, service::protectTagged);
    machines.change();
    Instant due = awaitDue();
    round("changes", 2, () -> service.runSchedule(due));
    Cloud.Calls before = cloud.calls();
    service.get("/api/jobs?limit=50");
    row("listing", items, "transactions of GET /api/jobs", cloud.calls().since(before).storage());
  }

  /** Has the policy be due at the next full minute, and waits for that. */
  private Instant awaitDue() throws Exception {
    Instant due = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
    service.policy(due.atOffset(ZoneOffset.UTC).toLocalTime().toString());
    while (Instant.now().isBefore(due.plusSeconds(1))) {
      Thread.sleep(200);
    }
    return due;
  }

  /** Backs all up once, and tells what it cost. */
  private void round(String name, int points, Service.Action begin) throws Exception {
    Cloud.Calls before = cloud.calls();
    double cpu = service.host().cpuSeconds();
    double others = service.host().cpuSecondsOfOthers();
    Instant begun = Instant.now();
    begin.run();
    Service.Width width = service.awaitEnd();
    double seconds = begun.until(Instant.now(), ChronoUnit.MILLIS) / 1000.0;
    cpu = service.host().cpuSeconds() - cpu;
    others = service.host().cpuSecondsOfOthers() - others;
    Cloud.Calls spent = cloud.calls().since(before);
    cloud.requirePoints(points * items);
    row(name, items, "seconds", seconds);
    row(name, items, "seconds per item", seconds / items);
    row(name, items, "host CPU seconds per item", cpu / items);
    row(name, items, "CPU seconds of Azurite, emulator and proxies per item", others / items);
    row(name, items, "storage transactions per item", spent.storage() / (double) items);
    row(name, items, "requests to Azure Resource Manager per item", spent.arm() / (double) items);
    row(name, items, "snapshots being taken at once, at most", width.snapshots());
    row(name, items, "transfers begun and not ended at once, at most", width.transfers());
    row(name, items, "host RSS, MiB", service.host().kibibytes("VmRSS") / 1024.0);
    row(name, items, "host RSS at its highest, MiB", service.host().kibibytes("VmHWM") / 1024.0);
    spent.byCall().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(CALLS)
        .forEach(call -> row(name, items, "of these " + call.getKey(), call.getValue() / (double) items));
  }

  /** Prints a figure. */
  static void row(String round, int items, String what, double value) {
    System.out.printf(Locale.ROOT, "%s\t%d\t%s\t%.2f%n", round, items, what, value);
    System.out.flush();
  }
}
