package dev.vaultline.tests.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule finds what it is for in a copy of infra/ that was spoilt. */
class BicepFaultsTest {
  private static final String STORAGE = "app/storage-account.bicep";

  @TempDir private Path folder;
  private SpoiltCopy copy;

  @BeforeEach
  void copy() throws IOException {
    copy = SpoiltCopy.in(folder);
  }

  @Test
  void aBraceThatIsNotClosedIsFoundWithItsPlace() throws IOException {
    spoil("app/identity.bicep", "  tags: tags\n}\n", "  tags: tags\n");
    assertThat(faults(DeclarationRules::syntax))
        .isNotEmpty()
        .allMatch(fault -> fault.matches("app/identity\\.bicep:\\d+:\\d+: not Bicep.*"));
  }

  @Test
  void aParameterWithoutDescriptionIsFound() throws IOException {
    spoil("main.bicep", "@description('What the operator is.')\n", "");
    assertThat(faults(DeclarationRules::descriptions))
        .containsExactly("main.bicep: operatorPrincipalType: no description");
  }

  @Test
  void aParameterWithoutConstraintIsFound() throws IOException {
    spoil("main.bicep", "@minValue(7)\n", "");
    assertThat(faults(DeclarationRules::constraints))
        .containsExactly("main.bicep: vaultSoftDeleteDays: no constraint");
  }

  @Test
  void aMisspeltNameIsFoundAndSoIsTheOneNowUnused() throws IOException {
    spoil("app/vault.bicep", "operatorGrants)", "operatorGrant)");
    assertThat(faults(DeclarationRules::names))
        .containsExactly(
            "app/vault.bicep: operatorGrant: not declared",
            "app/vault.bicep: operatorGrants: not used");
  }

  @Test
  void aMisspeltParameterOfAModuleIsFound() throws IOException {
    spoil("main.bicep", "    partSize: partSize\n", "    partsSize: partSize\n");
    assertThat(faults(ModuleRules::calls))
        .containsExactly(
            "main.bicep: app: partSize: not given", "main.bicep: app: partsSize: not a parameter");
  }

  @Test
  void anOutputThatIsNotThereIsFound() throws IOException {
    spoil("main.bicep", "vault.outputs.url", "vault.outputs.uri");
    assertThat(faults(ModuleRules::outputs)).contains("main.bicep: vault has no output uri");
  }

  @Test
  void anImportThatIsNotThereIsFound() throws IOException {
    spoil(STORAGE, "@export()\n", "");
    assertThat(faults(ModuleRules::imports))
        .containsExactly("app/vault.bicep: app/storage-account.bicep has no accountKeyType");
  }

  @Test
  void aFileThatNothingUsesIsFound() throws IOException {
    Files.copy(folder.resolve("app/identity.bicep"), folder.resolve("app/other.bicep"));
    assertThat(faults(ModuleRules::orphans)).containsExactly("app/other.bicep: nothing uses it");
  }

  @Test
  void aSecondApiVersionIsFound() throws IOException {
    spoil("app/disk-access.bicep", "storageAccounts@2025-06-01", "storageAccounts@2025-01-01");
    assertThat(faults(ResourceRules::versions))
        .containsExactly(
            "Microsoft.Storage/storageAccounts has the api-versions [2025-01-01, 2025-06-01]");
  }

  @Test
  void aTypeDeployedFromTwoFilesIsFound() throws IOException {
    spoil("app/disk-access.bicep", " existing = {", " = {");
    assertThat(faults(ResourceRules::scattered))
        .singleElement()
        .asString()
        .startsWith("Microsoft.Storage/storageAccounts@");
  }

  @Test
  void aRoleThatNobodyIsAssignedIsFound() throws IOException {
    spoil("app/state.bicep", "  roleIds.storageTableDataContributor\n", "");
    assertThat(faults(ResourceRules::roles))
        .containsExactly("role storageTableDataContributor is not assigned");
  }

  @Test
  void aRoleIdOutsideTheListIsFound() throws IOException {
    spoil(
        "app/state.bicep",
        "roleIds.storageBlobDataOwner",
        "'974c5e8b-45b9-4653-ba55-5f855dd0fb88'");
    assertThat(faults(ResourceRules::roles)).hasSize(2);
  }

  @Test
  void anOpenDoorIsFound() throws IOException {
    spoil(STORAGE, "allowSharedKeyAccess: false", "allowSharedKeyAccess: true");
    assertThat(faults(ResourceRules::shutDoors))
        .containsExactly("allowSharedKeyAccess is [true]; expected false");
  }

  @Test
  void aKeyThatIsAskedForIsFound() throws IOException {
    spoil(STORAGE, "= account.id", "= account.listKeys().keys[0].value");
    assertThat(faults(ResourceRules::secrets)).singleElement().asString().endsWith("listKeys");
  }

  @Test
  void aSettingThatTheCodeDoesNotReadIsFoundAndSoIsTheOneItLacks() throws IOException {
    spoil("app/function-app.bicep", "VAULTLINE_PART_SIZE", "VAULTLINE_PARTS_SIZE");
    assertThat(faults(CodeRules::settings))
        .containsExactly(
            "setting VAULTLINE_PART_SIZE is not deployed",
            "setting VAULTLINE_PARTS_SIZE is not of the code");
  }

  @Test
  void aSettingOfTheSchedulerThatNobodyReadsIsFoundAndSoIsATaskHubThatIsNotTheApps()
      throws IOException {
    spoil("app/function-app.bicep", "__storageProvider__type", "__storageProvider__kind");
    spoil("app/durable-scheduler.bicep", "'VaultlineHub'", "'default'");
    assertThat(faults(CodeRules::settings)).hasSize(2);
    JsonNode host =
        new ObjectMapper()
            .readTree("{\"extensions\":{\"durableTask\":{\"hubName\":\"VaultlineHub\"}}}");
    assertThat(faults(infra -> CodeRules.taskHub(infra, host)))
        .containsExactly(
            "task hub VaultlineHub is not deployed", "task hub default is not of the code");
  }

  @Test
  void aTableAQueueAndAContainerOfAnotherNameAreFound() throws IOException {
    spoil("app/state.bicep", "  'VaultlineParts'\n", "");
    spoil("app/state.bicep", "'vaultline-transfer-poison'", "'vaultline-poison'");
    spoil("app/vault.bicep", "'vaultline-vault'", "'vault'");
    assertThat(faults(CodeRules::storage))
        .containsExactly(
            "table VaultlineParts is not deployed",
            "queue vaultline-transfer-poison is not deployed",
            "queue vaultline-poison is not of the code",
            "container vaultline-vault is not deployed",
            "container vault is not of the code");
  }

  private void spoil(String file, String text, String instead) throws IOException {
    copy.spoil(file, text, instead);
  }

  private List<String> faults(Function<Infrastructure, List<String>> rule) {
    return copy.faults(rule);
  }
}
