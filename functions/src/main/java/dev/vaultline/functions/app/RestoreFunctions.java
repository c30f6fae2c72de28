package dev.vaultline.functions.app;

import dev.vaultline.functions.activity.CloseRestoreFunction;
import dev.vaultline.functions.activity.FailRestoreFunction;
import dev.vaultline.functions.activity.ListRestorePartsFunction;
import dev.vaultline.functions.activity.OpenRestoreFunction;
import dev.vaultline.functions.activity.RestorePartFunction;
import dev.vaultline.functions.http.PostRestoreFunction;
import dev.vaultline.functions.orchestration.RestoreBatchFunction;
import dev.vaultline.functions.orchestration.RestoreRunFunction;
import dev.vaultline.pipeline.restore.CloseRestore;
import dev.vaultline.pipeline.restore.FailRestore;
import dev.vaultline.pipeline.restore.ListRestoreParts;
import dev.vaultline.pipeline.restore.OpenRestore;
import dev.vaultline.pipeline.restore.RestoreDesk;
import dev.vaultline.pipeline.restore.RestorePart;
import dev.vaultline.pipeline.restore.RestoreRequests;

/** The functions that restore. */
final class RestoreFunctions {
  private final Services services;
  private final Ports ports;

  RestoreFunctions(Services services, Ports ports) {
    this.services = services;
    this.ports = ports;
  }

  static RestoreDesk desk(Services services, Ports ports) {
    return new RestoreDesk(
        services.jobs(), services.parts(), ports.targets(), services.vault(), services.clock());
  }

  void addTo(FunctionCatalog functions) {
    RestoreDesk desk = desk(services, ports);
    functions.add(new RestoreRunFunction());
    functions.add(new RestoreBatchFunction());
    functions.add(new OpenRestoreFunction(new OpenRestore(desk)));
    functions.add(new ListRestorePartsFunction(new ListRestoreParts(desk)));
    functions.add(
        new RestorePartFunction(new RestorePart(desk, services.telemetry().measurements())));
    functions.add(new CloseRestoreFunction(new CloseRestore(desk)));
    functions.add(new FailRestoreFunction(new FailRestore(desk)));
    functions.add(
        new PostRestoreFunction(
            new RestoreRequests(
                services.jobs(), services.durable(), services.vault(), services.clock()),
            services.durable()));
  }
}
