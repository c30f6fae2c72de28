package dev.vaultline.cli.cost;

/** What the model needs to know. Each is a setting; the file of defaults says units and sources. */
enum Figure {
  BLOB_GIB_LRS("blob.gibMonth.lrs"),
  BLOB_GIB_GRS("blob.gibMonth.grs"),
  BLOB_WRITES("blob.writes"),
  BLOB_READS("blob.reads"),
  TABLE_TRANSACTIONS("table.transactions"),
  QUEUE_OPERATIONS("queue.operations"),
  GB_SECOND("functions.gbSecond"),
  EXECUTIONS("functions.executions"),
  SNAPSHOT_GIB("snapshot.gibMonth"),

  AZURE_UP_TO_50("azureBackup.instanceUpTo50"),
  AZURE_PER_500("azureBackup.instancePer500"),
  AZURE_GIB_LRS("azureBackup.gibMonth.lrs"),
  AZURE_GIB_GRS("azureBackup.gibMonth.grs"),
  AZURE_STORED_PER_BYTE("azureBackup.storedPerByte"),

  STORED_PER_CHANGED("stored.perChangedByte"),
  PACK_BYTES("pack.bytes"),
  PART_BYTES("part.bytes"),
  BACKUP_TABLE("backup.tableTransactions"),
  BACKUP_WRITES("backup.blobWrites"),
  BACKUP_LISTS("backup.blobLists"),
  BACKUP_READS("backup.blobReads"),
  BACKUP_ACTIVITIES("backup.activities"),
  PART_TABLE("part.tableTransactions"),
  PART_WRITES("part.blobWrites"),
  PART_READS("part.blobReads"),
  PART_QUEUE("part.queueOperations"),
  DURABLE_QUEUE("durable.queueOperationsPerActivity"),
  DURABLE_TABLE("durable.tableTransactionsPerActivity"),
  MEMORY_GB("functions.memoryGb"),
  ACTIVITY_SECONDS("functions.activitySeconds"),
  BYTES_PER_SECOND("functions.bytesPerSecond");

  private final String key;

  Figure(String key) {
    this.key = key;
  }

  /** Its name in a file. */
  String key() {
    return key;
  }
}
