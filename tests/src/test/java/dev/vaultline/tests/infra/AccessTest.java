package dev.vaultline.tests.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The identities may do what the code does under them and nothing else. */
class AccessTest {
  private static final Infrastructure INFRA = Infrastructure.read(Infrastructure.FOLDER);

  @TempDir private Path folder;
  private SpoiltCopy copy;

  @BeforeEach
  void copy() throws IOException {
    copy = SpoiltCopy.in(folder);
  }

  @Test
  void anActionTooManyAndOneTooFewAreFound() throws IOException {
    copy.spoil(
        "app/machine-roles.bicep",
        "  'Microsoft.Compute/snapshots/delete'\n",
        "  'Microsoft.Compute/disks/delete'\n");
    List<String> needed = INFRA.file("app/machine-roles.bicep").strings("backupActions");
    assertThat(CodeRules.actions(copy.infrastructure(), "backup", needed))
        .containsExactly(
            "action of the role for backups, Microsoft.Compute/snapshots/delete is not deployed",
            "action of the role for backups, Microsoft.Compute/disks/delete is not of the code");
  }

  @Test
  void noIdentityMayChangeImmutabilityOrRights() {
    assertThat(AccessRules.excess(INFRA)).isEmpty();
    assertThat(AccessRules.ownersOfTheVault(INFRA)).isEmpty();
  }

  @Test
  void anActionThatDeletesAPolicyIsFoundAndSoIsAWildcard() throws IOException {
    copy.spoil(
        "app/machine-roles.bicep",
        "var restoreActions = [",
        """
        var restoreActions = [
          'Microsoft.Compute/*'
          'Microsoft.Storage/storageAccounts/immutabilityPolicies/delete'\
        """);
    assertThat(copy.faults(AccessRules::excess)).hasSize(2);
  }

  @Test
  void anOwnerOfTheVaultIsFound() throws IOException {
    copy.spoil(
        "app/vault.bicep", "roleIds.storageBlobDataContributor", "roleIds.storageBlobDataOwner");
    assertThat(copy.faults(AccessRules::ownersOfTheVault))
        .containsExactly("app/vault.bicep: storageBlobDataOwner");
  }

  @Test
  void outputsAreWhatTheCommandLineNeedsAndNoSecret() {
    assertThat(AccessRules.shownSecrets(INFRA)).isEmpty();
    assertThat(INFRA.main().outputs())
        .extracting(BicepFile.Declaration::name)
        .contains(
            "AZURE_TENANT_ID", "AZURE_SUBSCRIPTION_ID", "VAULTLINE_SERVER", "VAULTLINE_VAULT");
  }

  @Test
  void anOutputThatShowsASecretIsFound() throws IOException {
    copy.spoil("main.bicep", "string = vault.outputs.url", "string = alertWebhookUrl");
    copy.spoil("main.bicep", "= app.outputs.url", "= monitoring.outputs.connectionString");
    assertThat(copy.faults(AccessRules::shownSecrets))
        .containsExactly(
            "main.bicep: output VAULTLINE_VAULT", "main.bicep: output VAULTLINE_SERVER");
  }
}
