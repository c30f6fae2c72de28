package dev.vaultline.local.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.access.DiskEndpoint;
import dev.vaultline.local.compute.guest.Fleet;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running emulator of Microsoft.Compute on 127.0.0.1. What it knows is in one file and in the
 * page blobs of a storage account: after its process was killed, one started on the same goes on.
 */
public final class ComputeEmulator implements AutoCloseable {
  /** The subscription of the machines that it starts with; others are accepted as well. */
  public static final String SUBSCRIPTION = Fleet.SUBSCRIPTION;

  private static final Logger LOG = LoggerFactory.getLogger(ComputeEmulator.class);
  private static final long TICK_MILLIS = 50;
  private static final long CLOSE_SECONDS = 5;
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final ComputeServer server;
  private final Platform platform;
  private final ScheduledExecutorService ticker;

  private ComputeEmulator(ComputeServer server, Platform platform) {
    this.server = server;
    this.platform = platform;
    this.ticker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "compute-operations");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts it and returns when it answers.
   *
   * @param file where it keeps what it knows
   * @param connectionString the storage account for the bytes of disks; a secret
   * @param clock the time, from which skipped hours are counted
   * @throws dev.vaultline.local.fault.LocalHostException when its port or its file cannot be used
   */
  public static ComputeEmulator start(
      ComputeOptions options, Path file, String connectionString, Clock clock) {
    return start(options, file, connectionString, clock, ComputeEmulator::sleep);
  }

  /** Starts it with another way to let slow disks wait. */
  static ComputeEmulator start(
      ComputeOptions options,
      Path file,
      String connectionString,
      Clock clock,
      Consumer<Duration> sleeper) {
    ComputeServer server = ComputeServer.bind(options.port());
    try {
      Platform platform = Platform.open(options, file, connectionString, clock, sleeper);
      ComputeEmulator emulator = new ComputeEmulator(server, platform);
      emulator.begin();
      return emulator;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin() {
    platform.forgetOld(REMEMBERED);
    DiskEndpoint disks = platform.disks();
    server.serve(platform.control()::answer, platform.guests()::answer, disks);
    ScheduledFuture<?> unused =
        ticker.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    LOG.info("The Compute emulator answers at {}", endpoint());
  }

  private void tick() {
    try {
      platform.endDue();
    } catch (RuntimeException e) {
      // The next tick tries again; an exception would end the ticks.
      LOG.warn("An operation of the Compute emulator does not end", e);
    }
  }

  /** Where it is, such as {@code http://127.0.0.1:7073}. */
  public URI endpoint() {
    return server.base();
  }

  /** Whether it has any machine. */
  public boolean hasMachines() {
    return platform.hasMachines();
  }

  /**
   * Makes the machines of a fleet that are not there yet.
   *
   * @param fleet as {@code POST /emulator/fleet} takes it
   * @throws IllegalArgumentException when it describes none
   */
  public void create(ObjectNode fleet) {
    platform.fleets().create(Fleet.read(fleet));
  }

  @Override
  public void close() {
    ticker.shutdown();
    server.close();
    awaitLastTick();
    platform.close();
  }

  /** The store cannot be closed under a tick. */
  private void awaitLastTick() {
    try {
      ticker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
