package dev.vaultline.functions.settings;

import dev.vaultline.pipeline.StorageNames;
import java.util.Optional;

/** Every setting of the function app. */
public enum SettingKey {
  /** The connection string of the app's storage account; for a machine without identities. */
  STORAGE("AzureWebJobsStorage"),
  /** The blob endpoint of the app's storage account, where an identity is used. */
  BLOB_SERVICE("AzureWebJobsStorage__blobServiceUri"),
  /** The queue endpoint of the app's storage account, where an identity is used. */
  QUEUE_SERVICE("AzureWebJobsStorage__queueServiceUri"),
  /** The table endpoint of the app's storage account, where an identity is used. */
  TABLE_SERVICE("AzureWebJobsStorage__tableServiceUri"),
  /** The client id of a user-assigned managed identity. */
  CLIENT_ID("AzureWebJobsStorage__clientId"),
  /** The container of the vault in the app's storage account. */
  VAULT_CONTAINER("VAULTLINE_VAULT_CONTAINER", StorageNames.DEFAULT_VAULT_CONTAINER),
  /** The URL of the vault's container, where that is in another storage account. */
  VAULT_URL("VAULTLINE_VAULT_URL"),
  /** The unit of the map of a vault that is created; fixed from then on. */
  BLOCK_SIZE("VAULTLINE_BLOCK_SIZE", "16KiB"),
  /** How long deleted recovery points can be brought back, of a vault that is created. */
  SOFT_DELETE_DAYS("VAULTLINE_SOFT_DELETE_DAYS", "14"),
  /** About how many bytes a worker reads for one queue message. */
  PART_SIZE("VAULTLINE_PART_SIZE", "2GiB"),
  /** {@code trusted} or {@code untrusted}: whether the blob service's page-range diff is used. */
  PAGE_BLOB_DIFF("VAULTLINE_PAGE_BLOB_DIFF", "trusted"),
  /** After how many days an orchestration that has ended is removed from the task hub. */
  HISTORY_DAYS("VAULTLINE_HISTORY_DAYS", "30"),
  /** Where Azure Resource Manager is, or an emulator of it on this machine. */
  ARM_ENDPOINT("VAULTLINE_ARM_ENDPOINT", "https://management.azure.com"),
  /** The client id of the managed identity that snapshots of machines are taken under. */
  BACKUP_CLIENT_ID("VAULTLINE_BACKUP_CLIENT_ID"),
  /** The client id of the managed identity that disks and machines are restored under. */
  RESTORE_CLIENT_ID("VAULTLINE_RESTORE_CLIENT_ID"),
  /** The ids of the subscriptions whose machines are looked after, with commas between them. */
  SUBSCRIPTIONS("VAULTLINE_SUBSCRIPTIONS"),
  /** The vault's region: machines of other regions are refused. All are taken where it is empty. */
  REGION("VAULTLINE_REGION"),
  /** The resource group that restore points and snapshots are kept in, in each subscription. */
  SNAPSHOT_RESOURCE_GROUP("VAULTLINE_SNAPSHOT_RESOURCE_GROUP", "vaultline-snapshots");

  private final String key;
  private final Optional<String> defaultValue;

  SettingKey(String key) {
    this.key = key;
    this.defaultValue = Optional.empty();
  }

  SettingKey(String key, String defaultValue) {
    this.key = key;
    this.defaultValue = Optional.of(defaultValue);
  }

  /** The name of the app setting. */
  public String key() {
    return key;
  }

  /** What counts where it is not set. */
  public Optional<String> defaultValue() {
    return defaultValue;
  }
}
