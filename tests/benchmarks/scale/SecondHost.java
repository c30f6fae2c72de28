import dev.vaultline.local.azurite.Azurite;
import dev.vaultline.local.azurite.AzuriteOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Backs up the same work three times: with one host, with a second one that works for it, and with
 * a second one that is killed in the middle. Each read of a disk waits, so that transfers wait for
 * disks and not for the processors of this machine.
 */
final class SecondHost {
  private static final int MACHINES = 4;

  /** Each piece is a part by itself: a page of the map is 16 MiB of disk. */
  private static final Machines.Shape WIDE = new Machines.Shape(128 << 20, 5 << 18, 16 << 20);

  private static final int PARTS = MACHINES * Machines.DISKS * WIDE.size() / WIDE.piece();
  private static final int READ_MILLISECONDS = 4_000;

  private final Path app;
  private final Cloud cloud;
  private final Machines machines;
  private final Service service;
  private final Map<String, String> settings;
  private int points;

  private SecondHost(
      Path app, Cloud cloud, Machines machines, Service service, Map<String, String> settings) {
    this.app = app;
    this.cloud = cloud;
    this.machines = machines;
    this.service = service;
    this.settings = settings;
  }

  static void run(Path app, Path work) throws Exception {
    try (Azurite azurite = Azurite.start(AzuriteOptions.inMemory());
        Machines machines = Machines.in(work, azurite.connectionString())) {
      Cloud cloud = Cloud.before(azurite.endpoints(), machines.endpoint());
      Map<String, String> settings = new TreeMap<>(cloud.settings());
      settings.put("VAULTLINE_PART_SIZE", "1MiB");
      try (Service service = Service.start(app, work, settings)) {
        new SecondHost(app, cloud, machines, service, settings).rounds();
      }
      cloud.requireSound();
    }
  }

  private void rounds() throws Exception {
    service.policy("00:00");
    // Once without waiting, so that Java has compiled what matters.
    round("warm-up");
    machines.slowDown(READ_MILLISECONDS);
    round("one-host");
    try (HostProcess second = HostProcess.worker(app, service.host().endpoint(), settings)) {
      round("two-hosts");
    }
    try (HostProcess second = HostProcess.worker(app, service.host().endpoint(), settings)) {
      Thread killer = new Thread(() -> killInTheMiddle(second));
      killer.start();
      round("second-killed");
      killer.join();
    }
  }

  /** Backs up further machines, which have nothing in the vault yet. */
  private void round(String name) throws Exception {
    List<String> fleet = machines.create(name, MACHINES, WIDE);
    cloud.takeReads();
    Instant begun = Instant.now();
    service.protect(fleet);
    service.awaitEnd();
    double seconds = begun.until(Instant.now(), ChronoUnit.MILLIS) / 1000.0;
    points += MACHINES;
    cloud.requirePoints(points);
    Scale.row(name, MACHINES, "parts", PARTS);
    Scale.row(name, MACHINES, "seconds", seconds);
    CountingProxy.Span reads = cloud.takeReads().orElseThrow();
    Scale.row(name, MACHINES, "seconds from the first read of a disk to the last", reads.seconds());
    Scale.row(name, MACHINES, "reads of disks at once, at most", reads.most());
  }

  /** When its fleet is half read. */
  private void killInTheMiddle(HostProcess second) {
    try {
      long before = cloud.reads();
      while (cloud.reads() - before < PARTS / 2) {
        Thread.sleep(50);
      }
      second.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
