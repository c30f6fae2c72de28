package dev.vaultline.functions.app;

import dev.vaultline.azure.compute.arm.ArmEndpoint;
import dev.vaultline.engine.map.BlockSize;
import dev.vaultline.engine.store.MemoryVaultStore;
import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.functions.settings.MachineIdentities;
import dev.vaultline.functions.settings.MachineScope;
import dev.vaultline.functions.settings.Settings;
import dev.vaultline.functions.settings.StorageSettings;
import dev.vaultline.functions.settings.VaultPlace;
import dev.vaultline.functions.telemetry.Telemetry;
import dev.vaultline.pipeline.TableName;
import dev.vaultline.pipeline.TestClock;
import dev.vaultline.pipeline.machine.MemoryMachines;
import dev.vaultline.pipeline.queue.MemoryTaskQueue;
import dev.vaultline.pipeline.restore.RestorePlatform;
import dev.vaultline.pipeline.snapshot.MemorySnapshots;
import dev.vaultline.pipeline.table.MemoryStateTable;
import dev.vaultline.pipeline.table.StateTable;
import dev.vaultline.pipeline.target.MemoryCompute;
import dev.vaultline.pipeline.target.MemoryRestoreTargets;
import dev.vaultline.pipeline.target.RoutedTargets;
import io.opentelemetry.api.OpenTelemetry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The app on ports in memory. */
public final class TestApp {
  private TestApp() {}

  static App create() {
    TestClock clock = new TestClock("2026-11-21T10:00:00Z");
    Map<TableName, StateTable> tables = new EnumMap<>(TableName.class);
    for (TableName name : TableName.values()) {
      tables.put(name, new MemoryStateTable());
    }
    VaultStore store = new MemoryVaultStore(clock);
    Ports ports =
        new Ports(
            tables::get,
            new MemoryTaskQueue(),
            new MemorySnapshots(clock),
            new MemoryMachines(),
            restores(),
            () -> store);
    return new App(ports, settings(), new Telemetry(OpenTelemetry.noop()), clock);
  }

  private static RestorePlatform restores() {
    MemoryCompute compute = new MemoryCompute();
    return new RestorePlatform(
        new RoutedTargets(new MemoryRestoreTargets(), compute), compute, compute, compute);
  }

  /** Gives functions that work on the same state. */
  public interface Functions {
    <T> T get(Class<T> type);
  }

  /** A new app. */
  public static Functions functions() {
    App app = create();
    return new Functions() {
      @Override
      public <T> T get(Class<T> type) {
        return app.function(type);
      }
    };
  }

  private static Settings settings() {
    return new Settings(
        new StorageSettings.ConnectionString("none"),
        new VaultPlace.Container("vault"),
        BlockSize.DEFAULT,
        0,
        1 << 20,
        false,
        30,
        ArmEndpoint.PUBLIC,
        new MachineIdentities(Optional.empty(), Optional.empty()),
        new MachineScope(List.of(), Optional.empty(), "vaultline-snapshots"));
  }
}
