package dev.vaultline.pipeline;

/** The tables that hold the pipeline's state. */
public enum TableName {
  ITEMS("VaultlineItems"),
  POLICIES("VaultlinePolicies"),
  JOBS("VaultlineJobs"),
  PARTS("VaultlineParts"),
  POINTS("VaultlinePoints");

  private final String value;

  TableName(String value) {
    this.value = value;
  }

  /** The name of the table in the storage account. */
  public String value() {
    return value;
  }
}
