package dev.vaultline.tests.endtoend;

import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.restore.ManagedDiskTargets;
import dev.vaultline.pipeline.target.DiskTraits;
import dev.vaultline.pipeline.target.ManagedDiskId;
import dev.vaultline.pipeline.target.ManagedTarget;
import dev.vaultline.pipeline.target.RestoreTargets;
import dev.vaultline.pipeline.target.RestoreTargetsContract;
import dev.vaultline.pipeline.target.TargetDisk;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Managed disks of the emulator behave as targets of restores have to. */
final class ManagedDiskTargetsTest extends RestoreTargetsContract {
  @TempDir private static Path folder;

  private static TestStorage storage;
  private static EmulatedMachine emulated;

  private final ManagedDiskTargets targets =
      new ManagedDiskTargets(emulated.client(), Clock.systemUTC());
  private final ResourceId id = EmulatedMachine.id("disks", "d-" + UUID.randomUUID());

  @BeforeAll
  static void start() {
    storage = new TestStorage();
    emulated = EmulatedMachine.start(folder, storage, "web-1");
  }

  @AfterAll
  static void stop() {
    emulated.close();
    storage.close();
  }

  @Override
  protected TargetDisk disk() {
    return new ManagedTarget(
        ManagedDiskId.parse(id.value()),
        new DiskTraits(
            "westeurope",
            Optional.empty(),
            DiskTraits.DEFAULT_SKU,
            Optional.empty(),
            Optional.empty()),
        Optional.empty());
  }

  @Override
  protected RestoreTargets targets() {
    return targets;
  }

  @Override
  protected byte[] content(TargetDisk target) {
    return emulated.client().disks().find(id).isEmpty()
        ? new byte[0]
        : Arrays.copyOf(emulated.read(id), SIZE);
  }
}
