package dev.vaultline.functions.app;

import dev.vaultline.azure.account.Credentials;
import dev.vaultline.azure.account.StorageAccount;
import dev.vaultline.azure.blob.VaultStores;
import dev.vaultline.azure.compute.arm.Pause;
import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.azure.disk.DiffTrust;
import dev.vaultline.azure.disk.PageBlobRestoreTargets;
import dev.vaultline.azure.disk.PageBlobSnapshots;
import dev.vaultline.azure.managed.MachineSnapshots;
import dev.vaultline.azure.managed.VisibleMachines;
import dev.vaultline.azure.queue.AzureTaskQueue;
import dev.vaultline.azure.restore.ManagedDiskTargets;
import dev.vaultline.azure.restore.ManagedMachines;
import dev.vaultline.azure.restore.ManagedReplacedDisks;
import dev.vaultline.azure.restore.ManagedSnapshotTier;
import dev.vaultline.azure.table.AzureStateTable;
import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.functions.settings.Settings;
import dev.vaultline.functions.settings.StorageSettings;
import dev.vaultline.functions.settings.VaultPlace;
import dev.vaultline.pipeline.StorageNames;
import dev.vaultline.pipeline.restore.RestorePlatform;
import dev.vaultline.pipeline.snapshot.RoutedSnapshots;
import dev.vaultline.pipeline.target.RoutedTargets;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** The ports on a storage account. Nothing is asked of the account yet. */
final class AzurePorts {
  private AzurePorts() {}

  /**
   * @param throttled hears of requests that Azure Resource Manager refused because there were too
   *     many, each by its operation, such as {@code arm.put-snapshot}
   */
  static Ports of(Settings settings, Consumer<String> throttled) {
    StorageAccount account = account(settings.storage());
    DiffTrust trust = settings.trustPageBlobDiff() ? DiffTrust.TRUSTED : DiffTrust.UNTRUSTED;
    ComputeClient backup = client(settings, settings.machines().backup(), throttled);
    return new Ports(
        table -> new AzureStateTable(account, table.value()),
        new AzureTaskQueue(account, StorageNames.TRANSFER_QUEUE),
        new RoutedSnapshots(
            new PageBlobSnapshots(account, trust),
            new MachineSnapshots(
                backup, settings.scope().snapshotGroup(), Clock.systemUTC(), Pause.THREAD)),
        new VisibleMachines(backup, settings.scope().subscriptions()),
        restores(account, client(settings, settings.machines().restore(), throttled)),
        () -> vault(account, settings.vault()));
  }

  private static RestorePlatform restores(StorageAccount account, ComputeClient client) {
    Clock clock = Clock.systemUTC();
    return new RestorePlatform(
        new RoutedTargets(
            new PageBlobRestoreTargets(account), new ManagedDiskTargets(client, clock)),
        new ManagedSnapshotTier(client),
        new ManagedMachines(client),
        new ManagedReplacedDisks(client));
  }

  private static ComputeClient client(
      Settings settings, Optional<String> identity, Consumer<String> throttled) {
    return ComputeClient.at(
        settings.resourceManager(),
        Credentials.identity(identity),
        Clock.systemUTC(),
        operation -> throttled.accept("arm." + operation.word()));
  }

  private static StorageAccount account(StorageSettings storage) {
    if (storage instanceof StorageSettings.ConnectionString connection) {
      return StorageAccount.ofConnectionString(connection.value());
    }
    StorageSettings.Identity identity = (StorageSettings.Identity) storage;
    return StorageAccount.at(
        identity.blobs(),
        identity.queues(),
        identity.tables(),
        Credentials.identity(identity.clientId()));
  }

  private static VaultStore vault(StorageAccount account, VaultPlace place) {
    if (place instanceof VaultPlace.Container container) {
      return VaultStores.open(account, container.name());
    }
    return VaultStores.open(((VaultPlace.Url) place).url());
  }
}
