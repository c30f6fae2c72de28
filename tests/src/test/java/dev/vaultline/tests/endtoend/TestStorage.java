package dev.vaultline.tests.endtoend;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.queue.QueueClient;
import dev.vaultline.azure.account.StorageAccount;
import dev.vaultline.azure.table.AzureStateTable;
import dev.vaultline.local.azurite.Azurite;
import dev.vaultline.local.azurite.AzuriteOptions;
import dev.vaultline.pipeline.StorageNames;
import dev.vaultline.pipeline.TableName;
import dev.vaultline.pipeline.table.StateTable;

/** A storage account of a test class's own. It outlives the hosts that work on it. */
final class TestStorage implements AutoCloseable {
  private final Azurite azurite = Azurite.start(AzuriteOptions.inMemory());
  private final StorageAccount account =
      StorageAccount.ofConnectionString(azurite.connectionString());

  String connectionString() {
    return azurite.connectionString();
  }

  StorageAccount account() {
    return account;
  }

  /** A container that is there. */
  BlobContainerClient container(String name) {
    BlobContainerClient container = account.blobs().getBlobContainerClient(name);
    container.createIfNotExists();
    return container;
  }

  /** The queue of transfer tasks. */
  TestQueue transfers() {
    return queue(StorageNames.TRANSFER_QUEUE);
  }

  /** Where the platform puts transfer tasks that failed too often. */
  TestQueue poison() {
    return queue(StorageNames.TRANSFER_POISON_QUEUE);
  }

  private TestQueue queue(String name) {
    QueueClient queue = account.queues().getQueueClient(name);
    queue.createIfNotExists();
    return new TestQueue(queue);
  }

  StateTable table(TableName name) {
    return new AzureStateTable(account, name.value());
  }

  /** The vault, opened without the service. */
  VaultAudit vault() {
    return VaultAudit.of(account);
  }

  @Override
  public void close() {
    azurite.close();
  }
}
