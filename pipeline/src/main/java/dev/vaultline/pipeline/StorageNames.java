package dev.vaultline.pipeline;

/** The names of what the pipeline keeps in a storage account besides its tables. */
public final class StorageNames {
  /** The queue of transfer tasks, one message per part. */
  public static final String TRANSFER_QUEUE = "vaultline-transfer";

  /** Where the platform puts transfer tasks that failed too often. */
  public static final String TRANSFER_POISON_QUEUE = TRANSFER_QUEUE + "-poison";

  /** The container of the vault unless the settings name another. */
  public static final String DEFAULT_VAULT_CONTAINER = "vaultline-vault";

  private StorageNames() {}
}
