package dev.vaultline.functions.app;

import dev.vaultline.functions.activity.CloseRestoreFunction;
import dev.vaultline.functions.activity.FailRestoreFunction;
import dev.vaultline.functions.activity.FinishDisksFunction;
import dev.vaultline.functions.activity.FitMachineFunction;
import dev.vaultline.functions.activity.ListRestorePartsFunction;
import dev.vaultline.functions.activity.OpenRestoreFunction;
import dev.vaultline.functions.activity.PrepareDisksFunction;
import dev.vaultline.functions.activity.RestorePartFunction;
import dev.vaultline.functions.activity.SettleRestoreFunction;
import dev.vaultline.functions.http.PostRestoreConfirmFunction;
import dev.vaultline.functions.http.PostRestoreFunction;
import dev.vaultline.functions.http.PostRestoreUndoFunction;
import dev.vaultline.functions.orchestration.AbandonRestoreFunction;
import dev.vaultline.functions.orchestration.RestoreBatchFunction;
import dev.vaultline.functions.orchestration.RestoreItemFunction;
import dev.vaultline.functions.orchestration.SettleRunFunction;
import dev.vaultline.pipeline.restore.CloseRestore;
import dev.vaultline.pipeline.restore.FailRestore;
import dev.vaultline.pipeline.restore.FinishDisks;
import dev.vaultline.pipeline.restore.FitMachine;
import dev.vaultline.pipeline.restore.ListRestoreParts;
import dev.vaultline.pipeline.restore.OpenRestore;
import dev.vaultline.pipeline.restore.PrepareDisks;
import dev.vaultline.pipeline.restore.RestoreDesk;
import dev.vaultline.pipeline.restore.RestorePart;
import dev.vaultline.pipeline.restore.RestoreRequests;
import dev.vaultline.pipeline.restore.SettleRequests;
import dev.vaultline.pipeline.restore.SettleRestore;

/** The functions that restore. */
final class RestoreFunctions {
  private final Services services;
  private final RestoreDesk desk;

  RestoreFunctions(Services services, Ports ports) {
    this.services = services;
    this.desk = desk(services, ports);
  }

  static RestoreDesk desk(Services services, Ports ports) {
    return new RestoreDesk(
        services.jobs(),
        services.parts(),
        services.points(),
        services.replacements(),
        ports.restores(),
        services.vault(),
        services.clock());
  }

  void addTo(FunctionCatalog functions) {
    addOrchestrations(functions);
    addActivities(functions);
    SettleRequests settlements = new SettleRequests(desk, services.durable());
    functions.add(
        new PostRestoreFunction(new RestoreRequests(desk, services.durable()), services.durable()));
    functions.add(new PostRestoreConfirmFunction(settlements, services.durable()));
    functions.add(new PostRestoreUndoFunction(settlements, services.durable()));
  }

  private static void addOrchestrations(FunctionCatalog functions) {
    functions.add(new RestoreItemFunction());
    functions.add(new RestoreBatchFunction());
    functions.add(new AbandonRestoreFunction());
    functions.add(new SettleRunFunction());
  }

  private void addActivities(FunctionCatalog functions) {
    functions.add(new OpenRestoreFunction(new OpenRestore(desk)));
    functions.add(new PrepareDisksFunction(new PrepareDisks(desk)));
    functions.add(new ListRestorePartsFunction(new ListRestoreParts(desk)));
    functions.add(
        new RestorePartFunction(new RestorePart(desk, services.telemetry().measurements())));
    functions.add(new FinishDisksFunction(new FinishDisks(desk)));
    functions.add(new FitMachineFunction(new FitMachine(desk)));
    functions.add(new CloseRestoreFunction(new CloseRestore(desk)));
    functions.add(new FailRestoreFunction(new FailRestore(desk)));
    functions.add(new SettleRestoreFunction(new SettleRestore(desk)));
  }
}
