package dev.vaultline.functions.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.azure.compute.arm.ArmEndpoint;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.map.BlockSize;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SettingsTest {
  private final Map<String, String> values =
      new HashMap<>(Map.of("AzureWebJobsStorage", "UseDevelopmentStorage=true"));

  @Test
  void everySettingAndItsDefault() {
    List<String> keys =
        Arrays.stream(SettingKey.values())
            .map(key -> key.key() + "=" + key.defaultValue().orElse(""))
            .toList();
    assertThat(keys)
        .containsExactly(
            "AzureWebJobsStorage=",
            "AzureWebJobsStorage__blobServiceUri=",
            "AzureWebJobsStorage__queueServiceUri=",
            "AzureWebJobsStorage__tableServiceUri=",
            "AzureWebJobsStorage__clientId=",
            "VAULTLINE_VAULT_CONTAINER=vaultline-vault",
            "VAULTLINE_VAULT_URL=",
            "VAULTLINE_BLOCK_SIZE=16KiB",
            "VAULTLINE_SOFT_DELETE_DAYS=14",
            "VAULTLINE_PART_SIZE=2GiB",
            "VAULTLINE_PAGE_BLOB_DIFF=trusted",
            "VAULTLINE_HISTORY_DAYS=30",
            "VAULTLINE_ARM_ENDPOINT=https://management.azure.com",
            "VAULTLINE_BACKUP_CLIENT_ID=",
            "VAULTLINE_RESTORE_CLIENT_ID=",
            "VAULTLINE_SUBSCRIPTIONS=",
            "VAULTLINE_REGION=",
            "VAULTLINE_SNAPSHOT_RESOURCE_GROUP=vaultline-snapshots");
  }

  @Test
  void theSampleListsEverySettingWithItsDefault() throws IOException {
    JsonNode sample = Json.read(Files.readAllBytes(Path.of("../local.settings.sample.json")));
    Map<String, String> listed = new HashMap<>();
    sample
        .get("Values")
        .properties()
        .forEach(value -> listed.put(value.getKey(), value.getValue().asText()));
    assertThat(listed.remove("FUNCTIONS_WORKER_RUNTIME")).isEqualTo("java");
    assertThat(listed.put("AzureWebJobsStorage", "")).isEqualTo("UseDevelopmentStorage=true");
    Map<String, String> expected = new HashMap<>();
    for (SettingKey key : SettingKey.values()) {
      expected.put(key.key(), key.defaultValue().orElse(""));
    }
    assertThat(listed).isEqualTo(expected);
  }

  @Test
  void theSampleIsValid() throws IOException {
    JsonNode sample = Json.read(Files.readAllBytes(Path.of("../local.settings.sample.json")));
    sample
        .get("Values")
        .properties()
        .forEach(value -> values.put(value.getKey(), value.getValue().asText()));
    assertThat(parse().storage())
        .isEqualTo(new StorageSettings.ConnectionString("UseDevelopmentStorage=true"));
  }

  @Test
  void theDefaultsNeedOnlyStorage() {
    assertThat(parse())
        .isEqualTo(
            new Settings(
                new StorageSettings.ConnectionString("UseDevelopmentStorage=true"),
                new VaultPlace.Container("vaultline-vault"),
                BlockSize.DEFAULT,
                14,
                2L << 30,
                true,
                30,
                ArmEndpoint.PUBLIC,
                new MachineIdentities(Optional.empty(), Optional.empty()),
                new MachineScope(List.of(), Optional.empty(), "vaultline-snapshots")));
  }

  @Test
  void anIdentityNeedsAllThreeEndpoints() {
    values.remove("AzureWebJobsStorage");
    values.put("AzureWebJobsStorage__blobServiceUri", "https://a.blob.core.windows.net");
    assertThatThrownBy(this::parse)
        .hasMessageContaining("AzureWebJobsStorage__queueServiceUri is not set")
        .hasMessageContaining("AzureWebJobsStorage__tableServiceUri is not set");
    values.put("AzureWebJobsStorage__queueServiceUri", "https://a.queue.core.windows.net");
    values.put("AzureWebJobsStorage__tableServiceUri", "https://a.table.core.windows.net");
    values.put("AzureWebJobsStorage__clientId", "id");
    assertThat(parse().storage())
        .isEqualTo(
            new StorageSettings.Identity(
                URI.create("https://a.blob.core.windows.net"),
                URI.create("https://a.queue.core.windows.net"),
                URI.create("https://a.table.core.windows.net"),
                Optional.of("id")));
  }

  @Test
  void aVaultMayBeElsewhere() {
    values.put("VAULTLINE_VAULT_URL", "https://b.blob.core.windows.net/vault");
    assertThat(parse().vault())
        .isEqualTo(new VaultPlace.Url("https://b.blob.core.windows.net/vault"));
  }

  @Test
  void machinesAreUsedUnderTwoIdentities() {
    values.put("VAULTLINE_BACKUP_CLIENT_ID", "01234567-89ab-cdef-0123-456789abcde0");
    values.put("VAULTLINE_RESTORE_CLIENT_ID", "01234567-89ab-cdef-0123-456789abcde1");
    assertThat(parse().machines())
        .isEqualTo(
            new MachineIdentities(
                Optional.of("01234567-89ab-cdef-0123-456789abcde0"),
                Optional.of("01234567-89ab-cdef-0123-456789abcde1")));
  }

  @Test
  void machinesAreLookedForInSubscriptions() {
    String one = "01234567-89ab-cdef-0123-456789abcde0";
    String two = "01234567-89ab-cdef-0123-456789abcde1";
    values.put("VAULTLINE_SUBSCRIPTIONS", one + ", " + two);
    values.put("VAULTLINE_REGION", "westeurope");
    assertThat(parse().scope())
        .isEqualTo(
            new MachineScope(List.of(one, two), Optional.of("westeurope"), "vaultline-snapshots"));
  }

  @Test
  void allFaultsAreReportedTogether() {
    values.clear();
    values.put("VAULTLINE_BLOCK_SIZE", "65KiB");
    values.put("VAULTLINE_SOFT_DELETE_DAYS", "many");
    values.put("VAULTLINE_PART_SIZE", "2 GB");
    values.put("VAULTLINE_PAGE_BLOB_DIFF", "maybe");
    values.put("VAULTLINE_HISTORY_DAYS", "0");
    values.put("VAULTLINE_ARM_ENDPOINT", "http://arm.example");
    values.put("VAULTLINE_RESTORE_CLIENT_ID", "restore");
    values.put("VAULTLINE_SUBSCRIPTIONS", "mine");
    values.put("VAULTLINE_SNAPSHOT_RESOURCE_GROUP", "a/b");
    assertThatThrownBy(this::parse)
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("AzureWebJobsStorage is not set")
        .hasMessageContaining("VAULTLINE_BLOCK_SIZE: ")
        .hasMessageContaining("VAULTLINE_SUBSCRIPTIONS: 'mine'")
        .hasMessageContaining("VAULTLINE_SNAPSHOT_RESOURCE_GROUP: 'a/b'")
        .hasMessageContaining("VAULTLINE_SOFT_DELETE_DAYS: 'many'")
        .hasMessageContaining("VAULTLINE_PART_SIZE: '2 GB'")
        .hasMessageContaining("VAULTLINE_ARM_ENDPOINT: ")
        .hasMessageContaining("VAULTLINE_PAGE_BLOB_DIFF: 'maybe'")
        .hasMessageContaining("VAULTLINE_HISTORY_DAYS: '0'")
        .hasMessageContaining("VAULTLINE_RESTORE_CLIENT_ID: 'restore'");
  }

  @Test
  void noSecretIsEverShown() {
    values.put("VAULTLINE_VAULT_URL", "https://b.blob.core.windows.net/vault?sig=SECRET");
    assertThatThrownBy(this::parse).hasMessageNotContaining("SECRET");
    values.remove("VAULTLINE_VAULT_URL");
    values.put("AzureWebJobsStorage", "AccountKey=SECRET");
    assertThat(parse().toString()).doesNotContain("SECRET");
  }

  private Settings parse() {
    return SettingsParser.parse(key -> Optional.ofNullable(values.get(key)));
  }
}
