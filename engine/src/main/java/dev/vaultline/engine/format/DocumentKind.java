package dev.vaultline.engine.format;

/** The kinds of documents in a vault. */
public enum DocumentKind {
  /** The settings of a vault. */
  VAULT("vault"),
  /** The beginning of a run. */
  INTENT("intent"),
  /** The parts of a run. */
  PLAN("plan"),
  /** What the transfer of one part stored. */
  RECEIPT("receipt"),
  /** A committed recovery point. */
  RECOVERY_POINT("recovery-point"),
  /** Stands where a recovery point would, so that its run can never commit. */
  VOID("void"),
  /** Marks a recovery point as deleted. */
  TOMBSTONE("tombstone");

  private final String word;

  DocumentKind(String word) {
    this.word = word;
  }

  /** The word in a document's first line. */
  public String word() {
    return word;
  }
}
