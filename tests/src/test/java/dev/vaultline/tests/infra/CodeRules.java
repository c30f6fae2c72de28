package dev.vaultline.tests.infra;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.functions.settings.SettingKey;
import dev.vaultline.pipeline.StorageNames;
import dev.vaultline.pipeline.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What holds between what is deployed and the code: they use the same names. */
final class CodeRules {
  /** Read by the code, and not for Azure: a key, and a container beside the app's own state. */
  private static final Set<SettingKey> ON_ONE_MACHINE =
      EnumSet.of(SettingKey.STORAGE, SettingKey.VAULT_CONTAINER);

  /** Read by the Functions host and by azure-identity. */
  private static final List<String> OF_THE_PLATFORM =
      List.of(
          "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
          "APPLICATIONINSIGHTS_CONNECTION_STRING",
          "APPLICATIONINSIGHTS_ENABLE_AGENT",
          "AZURE_CLIENT_ID",
          "AzureWebJobsStorage__credential");

  /** Read by the Functions host, where a Durable Task Scheduler keeps orchestrations. */
  private static final List<String> OF_THE_SCHEDULER =
      List.of(
          "AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName",
          "AzureFunctionsJobHost__extensions__durableTask__storageProvider__type",
          "DURABLE_TASK_SCHEDULER_CONNECTION_STRING");

  private CodeRules() {}

  /** App settings that the code reads and nobody sets, or that nobody reads. */
  static List<String> settings(Infrastructure infra) {
    List<String> read = new ArrayList<>(OF_THE_PLATFORM);
    EnumSet.complementOf(EnumSet.copyOf(ON_ONE_MACHINE)).forEach(key -> read.add(key.key()));
    BicepFile app = infra.file("app/function-app.bicep");
    List<String> faults =
        new ArrayList<>(differences("setting", read, app.variable("appSettings").keys()));
    faults.addAll(
        differences("setting", OF_THE_SCHEDULER, app.variable("schedulerSettings").keys()));
    return faults;
  }

  /** Another task hub in the scheduler than the one that host.json names. */
  static List<String> taskHub(Infrastructure infra, JsonNode host) {
    return differences(
        "task hub",
        List.of(host.at("/extensions/durableTask/hubName").asText()),
        infra.file("app/durable-scheduler.bicep").strings("hubName"));
  }

  /**
   * Actions that a role of Vaultline lacks or has too many.
   *
   * @param role {@code backup} or {@code restore}
   * @param ofTheCode what the code needs under it
   */
  static List<String> actions(Infrastructure infra, String role, Collection<String> ofTheCode) {
    List<String> deployed = infra.file("app/machine-roles.bicep").strings(role + "Actions");
    return differences("action of the role for " + role + "s,", ofTheCode, deployed);
  }

  /** Queues, tables and the container of the vault that have other names than in the code. */
  static List<String> storage(Infrastructure infra) {
    BicepFile state = infra.file("app/state.bicep");
    List<String> tables = Stream.of(TableName.values()).map(TableName::value).toList();
    List<String> queues = List.of(StorageNames.TRANSFER_QUEUE, StorageNames.TRANSFER_POISON_QUEUE);
    List<String> vault = infra.file("app/vault.bicep").strings("vaultContainer");
    List<String> faults =
        new ArrayList<>(differences("table", tables, state.strings("tableNames")));
    faults.addAll(differences("queue", queues, state.strings("queueNames")));
    faults.addAll(differences("container", List.of(StorageNames.DEFAULT_VAULT_CONTAINER), vault));
    return faults;
  }

  private static List<String> differences(
      String kind, Collection<String> ofTheCode, Collection<String> deployed) {
    Set<String> missing = new TreeSet<>(ofTheCode);
    Set<String> unknown = new TreeSet<>(deployed);
    missing.removeAll(deployed);
    unknown.removeAll(ofTheCode);
    return Stream.concat(
            missing.stream().map(name -> kind + " " + name + " is not deployed"),
            unknown.stream().map(name -> kind + " " + name + " is not of the code"))
        .toList();
  }
}
