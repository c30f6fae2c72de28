package dev.vaultline.functions.app;

import dev.vaultline.functions.activity.BeginTransferFunction;
import dev.vaultline.functions.activity.CloseBackupFunction;
import dev.vaultline.functions.activity.CommitPointFunction;
import dev.vaultline.functions.activity.DropSnapshotsFunction;
import dev.vaultline.functions.activity.FailBackupFunction;
import dev.vaultline.functions.activity.ListItemsFunction;
import dev.vaultline.functions.activity.OpenBackupFunction;
import dev.vaultline.functions.activity.PlanTransferFunction;
import dev.vaultline.functions.activity.ReviewTransferFunction;
import dev.vaultline.functions.activity.TakeSnapshotFunction;
import dev.vaultline.functions.http.PostBackupFunction;
import dev.vaultline.functions.orchestration.BackupBatchFunction;
import dev.vaultline.functions.orchestration.BackupRunFunction;
import dev.vaultline.functions.orchestration.SnapshotItemFunction;
import dev.vaultline.functions.orchestration.TransferItemFunction;
import dev.vaultline.functions.queue.TransferPartFunction;
import dev.vaultline.functions.queue.TransferPartPoisonFunction;
import dev.vaultline.functions.settings.Settings;
import dev.vaultline.functions.timer.ScheduleTickFunction;
import dev.vaultline.pipeline.backup.BackupDesk;
import dev.vaultline.pipeline.backup.BackupRequests;
import dev.vaultline.pipeline.backup.BeginTransfer;
import dev.vaultline.pipeline.backup.CloseBackup;
import dev.vaultline.pipeline.backup.CommitPoint;
import dev.vaultline.pipeline.backup.DropSnapshots;
import dev.vaultline.pipeline.backup.FailBackup;
import dev.vaultline.pipeline.backup.OpenBackup;
import dev.vaultline.pipeline.backup.PlanTransfer;
import dev.vaultline.pipeline.backup.ReviewTransfer;
import dev.vaultline.pipeline.backup.SnapshotExpiry;
import dev.vaultline.pipeline.backup.TakeSnapshot;
import dev.vaultline.pipeline.item.ListItems;
import dev.vaultline.pipeline.measure.Measurements;
import dev.vaultline.pipeline.queue.TaskQueue;
import dev.vaultline.pipeline.restore.RestoreRescue;
import dev.vaultline.pipeline.tick.Reconciliation;
import dev.vaultline.pipeline.tick.ScheduleTick;
import dev.vaultline.pipeline.transfer.PoisonedPart;
import dev.vaultline.pipeline.transfer.TransferDesk;
import dev.vaultline.pipeline.transfer.TransferPart;

/** The functions that back up. */
final class BackupFunctions {
  private final Services services;
  private final Ports ports;
  private final Settings settings;
  private final BackupDesk desk;

  BackupFunctions(Services services, Ports ports, Settings settings) {
    this.services = services;
    this.ports = ports;
    this.settings = settings;
    this.desk = desk(services, ports);
  }

  static BackupDesk desk(Services services, Ports ports) {
    return new BackupDesk(
        services.jobs(),
        services.items(),
        services.parts(),
        services.points(),
        ports.snapshots(),
        services.vault(),
        services.clock());
  }

  void addTo(FunctionCatalog functions) {
    addOrchestrations(functions);
    addActivities(functions);
    addTransfer(functions);
    addStarters(functions);
  }

  private static void addOrchestrations(FunctionCatalog functions) {
    functions.add(new BackupRunFunction());
    functions.add(new BackupBatchFunction());
    functions.add(new SnapshotItemFunction());
    functions.add(new TransferItemFunction());
  }

  private void addActivities(FunctionCatalog functions) {
    TaskQueue queue = ports.transferQueue();
    SnapshotExpiry expiry = new SnapshotExpiry(desk, services.policies());
    functions.add(new ListItemsFunction(new ListItems(services.items())));
    functions.add(new OpenBackupFunction(new OpenBackup(desk, services.policies())));
    functions.add(new TakeSnapshotFunction(new TakeSnapshot(desk)));
    functions.add(
        new BeginTransferFunction(new BeginTransfer(desk, services.durable()), services.durable()));
    functions.add(new PlanTransferFunction(new PlanTransfer(desk, queue, settings.partBytes())));
    functions.add(new ReviewTransferFunction(new ReviewTransfer(desk, queue)));
    functions.add(new CommitPointFunction(new CommitPoint(desk)));
    functions.add(new DropSnapshotsFunction(new DropSnapshots(desk, expiry)));
    functions.add(new CloseBackupFunction(new CloseBackup(desk)));
    functions.add(new FailBackupFunction(new FailBackup(desk)));
  }

  private void addTransfer(FunctionCatalog functions) {
    TransferDesk transfer =
        new TransferDesk(
            services.jobs(),
            services.parts(),
            ports.snapshots(),
            services.durable(),
            services.vault(),
            services.clock());
    Measurements measurements = services.telemetry().measurements();
    functions.add(
        new TransferPartFunction(new TransferPart(transfer, measurements), services.durable()));
    functions.add(
        new TransferPartPoisonFunction(
            new PoisonedPart(transfer, measurements), services.durable()));
  }

  private void addStarters(FunctionCatalog functions) {
    BackupRequests requests =
        new BackupRequests(services.jobs(), services.items(), services.durable(), services.clock());
    Reconciliation reconciliation =
        new Reconciliation(
            services.jobs(),
            services.durable(),
            new FailBackup(desk),
            new RestoreRescue(RestoreFunctions.desk(services, ports), services.durable()),
            services.clock());
    ProtectionFunctions protection = new ProtectionFunctions(services, ports, settings, requests);
    protection.addTo(functions);
    functions.add(new PostBackupFunction(requests, services.durable()));
    functions.add(
        new ScheduleTickFunction(
            new ScheduleTick(services.policies(), requests, reconciliation, services.clock()),
            protection.tagged(),
            services.durable()));
  }
}
