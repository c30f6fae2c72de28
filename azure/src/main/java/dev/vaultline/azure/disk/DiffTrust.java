package dev.vaultline.azure.disk;

import com.azure.storage.blob.specialized.BlobClientBase;
import dev.vaultline.azure.account.Emulator;

/** Whether the difference of two snapshots, as an endpoint reports it, can be relied on. */
public enum DiffTrust {
  /** Only what changed is read. */
  TRUSTED,
  /** Everything in use is read and compared. */
  UNTRUSTED;

  /**
   * What can be relied on at most. The emulator answers every question for a difference with the
   * full list of pages and leaves out what was cleared, so it is never trusted.
   */
  DiffTrust limitedBy(BlobClientBase blob) {
    return Emulator.ACCOUNT.equals(blob.getAccountName()) ? UNTRUSTED : this;
  }
}
