package dev.vaultline.tests.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vaultline.functions.settings.SettingKey;
import dev.vaultline.pipeline.StorageNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is deployed and what the code reads have the same names. */
class InfraSettingsTest {
  /** Read by hosts on one machine; Flex Consumption refuses it. */
  private static final String RUNTIME = "FUNCTIONS_WORKER_RUNTIME";

  private static Infrastructure infra;

  @BeforeAll
  static void read() {
    infra = Infrastructure.read(Infrastructure.FOLDER);
  }

  @Test
  void everySettingOfTheCodeIsDeployedAndNoneThatNobodyReads() {
    assertThat(CodeRules.settings(infra)).isEmpty();
  }

  @Test
  void theSchedulerHasTheTaskHubOfHostJson() throws IOException {
    assertThat(CodeRules.taskHub(infra, hostJson())).isEmpty();
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
    assertThat(defaultOf("historyDays"))
        .isEqualTo(SettingKey.HISTORY_DAYS.defaultValue().orElseThrow());
    assertThat(defaultOf("pointSoftDeleteDays"))
        .isEqualTo(SettingKey.SOFT_DELETE_DAYS.defaultValue().orElseThrow());
  }

  @Test
  void tablesQueuesAndTheVaultsContainerAreThoseOfTheCode() {
    assertThat(CodeRules.storage(infra)).isEmpty();
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

  private static JsonNode hostJson() throws IOException {
    return new ObjectMapper().readTree(Path.of("..", "functions", "host.json").toFile());
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
