package dev.vaultline.tests.infra;

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
          "AZURE_CLIENT_ID",
          "AzureWebJobsStorage__credential");

  private CodeRules() {}

  /** App settings that the code reads and nobody sets, or that nobody reads. */
  static List<String> settings(Infrastructure infra) {
    List<String> read = new ArrayList<>(OF_THE_PLATFORM);
    EnumSet.complementOf(EnumSet.copyOf(ON_ONE_MACHINE)).forEach(key -> read.add(key.key()));
    SyntaxNode deployed = infra.file("app/function-app.bicep").variable("appSettings");
    return differences("setting", read, deployed.keys());
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
