package dev.vaultline.functions.app;

import dev.vaultline.functions.activity.CloseRetentionFunction;
import dev.vaultline.functions.activity.ExpireItemsFunction;
import dev.vaultline.functions.activity.OpenRetentionFunction;
import dev.vaultline.functions.activity.SweepVaultFunction;
import dev.vaultline.functions.http.PostRetentionFunction;
import dev.vaultline.functions.orchestration.RetentionRunFunction;
import dev.vaultline.functions.settings.Settings;
import dev.vaultline.functions.timer.RetentionTickFunction;
import dev.vaultline.pipeline.backup.SnapshotExpiry;
import dev.vaultline.pipeline.retention.CloseRetention;
import dev.vaultline.pipeline.retention.ExpireItems;
import dev.vaultline.pipeline.retention.OpenRetention;
import dev.vaultline.pipeline.retention.RetentionRequests;
import dev.vaultline.pipeline.retention.SweepVault;
import dev.vaultline.pipeline.tick.HistoryPurge;
import java.time.Duration;

/** The functions that expire and sweep. */
final class RetentionFunctions {
  private final Services services;
  private final Ports ports;
  private final Settings settings;

  RetentionFunctions(Services services, Ports ports, Settings settings) {
    this.services = services;
    this.ports = ports;
    this.settings = settings;
  }

  void addTo(FunctionCatalog functions) {
    RetentionRequests requests =
        new RetentionRequests(services.jobs(), services.durable(), services.clock());
    functions.add(new RetentionRunFunction());
    functions.add(new OpenRetentionFunction(new OpenRetention(services.jobs(), services.clock())));
    functions.add(new ExpireItemsFunction(expireItems()));
    functions.add(new SweepVaultFunction(new SweepVault(services.jobs(), services.vault())));
    functions.add(
        new CloseRetentionFunction(new CloseRetention(services.jobs(), services.clock())));
    HistoryPurge histories =
        new HistoryPurge(
            services.durable(), services.clock(), Duration.ofDays(settings.historyDays()));
    functions.add(new RetentionTickFunction(requests, histories, services.durable()));
    functions.add(new PostRetentionFunction(requests, services.durable()));
  }

  private ExpireItems expireItems() {
    return new ExpireItems(
        services.items(),
        services.policies(),
        services.reports(),
        new SnapshotExpiry(BackupFunctions.desk(services, ports), services.policies()),
        services.vault(),
        services.clock());
  }
}
