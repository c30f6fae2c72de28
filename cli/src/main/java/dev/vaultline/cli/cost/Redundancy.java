package dev.vaultline.cli.cost;

/** How often the platform keeps what is stored. */
enum Redundancy {
  LRS(Figure.BLOB_GIB_LRS, Figure.AZURE_GIB_LRS),
  GRS(Figure.BLOB_GIB_GRS, Figure.AZURE_GIB_GRS);

  private final Figure blob;
  private final Figure azureBackup;

  Redundancy(Figure blob, Figure azureBackup) {
    this.blob = blob;
    this.azureBackup = azureBackup;
  }

  Figure blob() {
    return blob;
  }

  Figure azureBackup() {
    return azureBackup;
  }
}
