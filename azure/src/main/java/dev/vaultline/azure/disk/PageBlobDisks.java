package dev.vaultline.azure.disk;

import com.azure.storage.blob.models.PageRange;
import dev.vaultline.azure.account.StorageAccount;
import dev.vaultline.azure.failure.StorageFailures;
import dev.vaultline.azure.failure.StorageFailures.Effect;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.disk.DiskTarget;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Page blobs as the disks of a running machine: read as they are now, and changed in place. */
public final class PageBlobDisks {
  private final PageBlobs blobs;

  /**
   * @param account whose rights are used
   */
  public PageBlobDisks(StorageAccount account) {
    this.blobs = new PageBlobs(account);
  }

  /**
   * Opens a disk for reading, without a snapshot: that it is written to meanwhile is noticed.
   *
   * @throws dev.vaultline.engine.InvalidInputException when there is no such page blob
   */
  public DiskSource open(String url) {
    return PageBlobDiskSource.open(blobs.at(url), Optional.empty(), DiffTrust.UNTRUSTED);
  }

  /**
   * Overwrites a range, zeros included.
   *
   * @param offset in bytes, a multiple of 512; so is the length of the content
   */
  public void overwrite(String url, long offset, ByteBuffer content) {
    PageRange range = new PageRange().setStart(offset).setEnd(offset + content.remaining() - 1);
    try {
      // What is written next leaves out zeros.
      blobs.at(url).clearPages(range);
    } catch (RuntimeException e) {
      throw StorageFailures.translate(e, Effect.NONE, url, "write to the disk");
    }
    try (DiskTarget target = PageBlobDiskTarget.open(blobs.at(url))) {
      target.write(offset, content);
    }
  }
}
