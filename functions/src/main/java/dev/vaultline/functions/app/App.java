package dev.vaultline.functions.app;

import dev.vaultline.engine.vault.Vault;
import dev.vaultline.engine.vault.VaultSettings;
import dev.vaultline.functions.settings.Settings;
import dev.vaultline.functions.telemetry.Telemetry;
import dev.vaultline.pipeline.TableName;
import dev.vaultline.pipeline.item.Items;
import dev.vaultline.pipeline.job.JobReports;
import dev.vaultline.pipeline.job.Jobs;
import dev.vaultline.pipeline.part.Parts;
import dev.vaultline.pipeline.point.Points;
import dev.vaultline.pipeline.policy.Policies;
import dev.vaultline.pipeline.restore.replacement.Replacements;
import dev.vaultline.pipeline.vault.LazyVault;
import java.time.Clock;
import java.util.function.Supplier;

/** The function app: all functions on one set of services. */
final class App {
  private final FunctionCatalog functions = new FunctionCatalog();

  App(Ports ports, Settings settings, Telemetry telemetry, Clock clock) {
    Services services = services(ports, settings, telemetry, clock);
    new BackupFunctions(services, ports, settings).addTo(functions);
    new RestoreFunctions(services, ports).addTo(functions);
    new RetentionFunctions(services, ports, settings).addTo(functions);
    new QueryFunctions(services).addTo(functions);
    new MeasureFunctions(services, ports).addTo(functions);
  }

  private static Services services(
      Ports ports, Settings settings, Telemetry telemetry, Clock clock) {
    Supplier<Vault> vault =
        new LazyVault(
            ports.vaultStore(),
            () ->
                VaultSettings.defaults(clock.instant())
                    .withBlockSize(settings.blockSize())
                    .withSoftDeleteDays(settings.softDeleteDays()));
    return new Services(
        new Jobs(ports.tables().apply(TableName.JOBS), clock, telemetry.measurements()::jobEnded),
        new JobReports(ports.tables().apply(TableName.JOBS)),
        new Items(ports.tables().apply(TableName.ITEMS)),
        new Policies(ports.tables().apply(TableName.POLICIES), clock),
        new Parts(ports.tables().apply(TableName.PARTS)),
        new Replacements(ports.tables().apply(TableName.JOBS)),
        new Points(ports.tables().apply(TableName.POINTS)),
        new DurableDoor(),
        vault,
        telemetry,
        clock);
  }

  /**
   * The function of a class.
   *
   * @throws IllegalArgumentException when the app has none
   */
  <T> T function(Class<T> type) {
    return functions.get(type);
  }
}
