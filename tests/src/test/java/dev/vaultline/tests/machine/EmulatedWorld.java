package dev.vaultline.tests.machine;

import dev.vaultline.azure.account.Credentials;
import dev.vaultline.azure.compute.arm.ArmEndpoint;
import dev.vaultline.azure.compute.arm.Pause;
import dev.vaultline.azure.compute.arm.ThrottleListener;
import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.azure.managed.MachineSnapshots;
import dev.vaultline.azure.restore.ManagedDiskTargets;
import dev.vaultline.azure.restore.ManagedMachines;
import dev.vaultline.azure.restore.ManagedReplacedDisks;
import dev.vaultline.azure.restore.ManagedSnapshotTier;
import dev.vaultline.local.compute.ComputeOptions;
import dev.vaultline.pipeline.TestClock;
import dev.vaultline.pipeline.World;
import dev.vaultline.pipeline.restore.RestorePlatform;
import java.nio.file.Path;
import java.time.Duration;

/** The whole pipeline, whose machines are on an emulator in the test's own time. */
final class EmulatedWorld implements AutoCloseable {
  private final TestClock clock = new TestClock(World.START);
  private final Emulator emulator;
  private final ComputeClient client;
  private final MachineSnapshots snapshots;
  private final World world;

  EmulatedWorld(Path folder) {
    this(folder, ComputeOptions.onPort(0));
  }

  EmulatedWorld(Path folder, ComputeOptions options) {
    emulator = new Emulator(folder, options, clock);
    client =
        ComputeClient.at(
            new ArmEndpoint(emulator.endpoint()),
            Credentials.emulator(),
            clock,
            ThrottleListener.NONE);
    snapshots = new MachineSnapshots(client, "vaultline-snapshots", clock, this::pause);
    world =
        new World(
            clock,
            snapshots,
            new RestorePlatform(
                new ManagedDiskTargets(client, clock),
                new ManagedSnapshotTier(client),
                new ManagedMachines(client),
                new ManagedReplacedDisks(client)));
  }

  /** Time is the test's, but for the moments in which the emulator ends an operation. */
  private void pause(Duration wait) {
    clock.advance(wait);
    Pause.THREAD.of(Duration.ofMillis(100));
  }

  World world() {
    return world;
  }

  Emulator emulator() {
    return emulator;
  }

  MachineSnapshots snapshots() {
    return snapshots;
  }

  /** Does what can be done within moments. */
  void step() {
    Duration little = Duration.ofSeconds(20);
    for (int turn = 0; turn < 10; turn++) {
      boolean busy = true;
      while (busy) {
        busy = world.hub.step() || world.workers.step();
      }
      Pause.THREAD.of(Duration.ofMillis(100));
      world.hub.fireTimerWithin(little);
    }
  }

  @Override
  public void close() {
    emulator.close();
  }
}
