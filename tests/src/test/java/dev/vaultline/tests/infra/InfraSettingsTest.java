package dev.vaultline.tests.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vaultline.functions.settings.SettingKey;
import dev.vaultline.pipeline.StorageNames;
import dev.vaultline.pipeline.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is deployed and what the code reads have the same names. */
class InfraSettingsTest {
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

  /** Read by hosts on one machine; Flex Consumption refuses it. */
  private static final String RUNTIME = "FUNCTIONS_WORKER_RUNTIME";

  private static Infrastructure infra;

  @BeforeAll
  static void read() {
    infra = Infrastructure.read(Infrastructure.FOLDER);
  }

  @Test
  void everySettingOfTheCodeIsDeployedAndNoneThatNobodyReads() {
    List<String> read =
        EnumSet.complementOf(EnumSet.copyOf(ON_ONE_MACHINE)).stream().map(SettingKey::key).toList();

    assertThat(infra.appSettings())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(read, OF_THE_PLATFORM).flatMap(List::stream).toList());
  }

  @Test
  void theSampleOfLocalSettingsListsEverySettingOfTheCodeAndNoOther() throws IOException {
    JsonNode values =
        new ObjectMapper()
            .readTree(Path.of("..", "local.settings.sample.json").toFile())
            .get("Values");
    List<String> names = new ArrayList<>();
    values.fieldNames().forEachRemaining(names::add);
    List<String> expected = new ArrayList<>(List.of(RUNTIME));
    Stream.of(SettingKey.values()).map(SettingKey::key).forEach(expected::add);

    assertThat(names).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void defaultsOfTheDeploymentAreThoseOfTheCode() {
    assertThat(defaultOf("blockSize"))
        .isEqualTo(SettingKey.BLOCK_SIZE.defaultValue().orElseThrow());
    assertThat(defaultOf("partSize")).isEqualTo(SettingKey.PART_SIZE.defaultValue().orElseThrow());
    assertThat(defaultOf("pageBlobDiff"))
        .isEqualTo(SettingKey.PAGE_BLOB_DIFF.defaultValue().orElseThrow());
    assertThat(defaultOf("pointSoftDeleteDays"))
        .isEqualTo(SettingKey.SOFT_DELETE_DAYS.defaultValue().orElseThrow());
  }

  @Test
  void theTablesAndQueuesOfTheCodeAreDeployed() {
    BicepFile state = infra.file("app/state.bicep");
    assertThat(state.strings("tableNames"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(TableName.values()).map(TableName::value).toList());
    assertThat(state.strings("queueNames"))
        .containsExactlyInAnyOrder(StorageNames.TRANSFER_QUEUE, StorageNames.TRANSFER_POISON_QUEUE);
  }

  @Test
  void theContainerOfTheVaultIsThatOfTheCode() {
    assertThat(infra.file("app/vault.bicep").strings("vaultContainer"))
        .containsExactly(StorageNames.DEFAULT_VAULT_CONTAINER);
    assertThat(SettingKey.VAULT_CONTAINER.defaultValue())
        .contains(StorageNames.DEFAULT_VAULT_CONTAINER);
  }

  @Test
  void azdFindsTheAppThatTheBuildStagesAndTheServiceThatIsDeployed() throws IOException {
    String azd = Files.readString(Path.of("..", "azure.yaml"));
    String service = infra.main().strings("serviceName").get(0);
    String functions = Files.readString(Path.of("..", "functions", "pom.xml"));

    assertThat(functions).contains("<appName>vaultline</appName>");
    assertThat(azd)
        .contains("dist: functions/target/azure-functions/vaultline\n")
        .containsPattern("\nservices:\n(?:  #.*\n)*  " + service + ":\n");
  }

  private static String defaultOf(String parameter) {
    SyntaxNode value =
        infra.main().parameters().stream()
            .filter(declared -> declared.name().equals(parameter))
            .findFirst()
            .orElseThrow()
            .node()
            .children()
            .get(2);
    return value.is("string") ? value.string() : value.text();
  }
}
