package dev.vaultline.functions.app;

import dev.vaultline.functions.http.DeleteItemFunction;
import dev.vaultline.functions.http.GetMachinesFunction;
import dev.vaultline.functions.http.PutItemFunction;
import dev.vaultline.functions.settings.Settings;
import dev.vaultline.pipeline.backup.BackupRequests;
import dev.vaultline.pipeline.protection.ItemProtection;
import dev.vaultline.pipeline.protection.MachineViews;
import dev.vaultline.pipeline.protection.TaggedMachines;
import dev.vaultline.pipeline.protection.VaultRules;

/** The functions that find machines, and take items into protection and out of it. */
final class ProtectionFunctions {
  private final Services services;
  private final Ports ports;
  private final VaultRules rules;
  private final ItemProtection protection;
  private final BackupRequests requests;

  ProtectionFunctions(Services services, Ports ports, Settings settings, BackupRequests requests) {
    this.services = services;
    this.ports = ports;
    this.rules =
        new VaultRules(settings.scope().region(), () -> services.vault().get().settings().id());
    this.requests = requests;
    this.protection =
        new ItemProtection(
            services.items(), services.policies(), ports.machines(), rules, requests);
  }

  void addTo(FunctionCatalog functions) {
    functions.add(new PutItemFunction(services.items(), protection, services.durable()));
    functions.add(new DeleteItemFunction(protection));
    functions.add(
        new GetMachinesFunction(new MachineViews(ports.machines(), services.items(), rules)));
  }

  /** Protects machines by their tags. */
  TaggedMachines tagged() {
    return new TaggedMachines(ports.machines(), services.items(), protection, requests);
  }
}
