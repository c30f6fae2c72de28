package dev.vaultline.local.compute.disk;

import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.page.Extent;
import dev.vaultline.local.compute.page.PageBlobs;
import dev.vaultline.local.compute.page.VhdFooter;
import dev.vaultline.local.compute.store.Content;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Makes and checks the bytes of disks: a fixed VHD each. */
final class DiskContents {
  private static final long MEBIBYTE = 1L << 20;
  private static final long LEAST_UPLOAD = 20 * MEBIBYTE + VhdFooter.BYTES;
  private static final long MOST_UPLOAD = (32L << 40) + VhdFooter.BYTES;

  private final PageBlobs blobs;

  DiskContents(PageBlobs blobs) {
    this.blobs = blobs;
  }

  /** A disk of zeros. */
  Content empty(String uniqueId, long diskSize) {
    Content content = blobs.create("disk-" + uniqueId, diskSize + VhdFooter.BYTES);
    blobs.write(content.blob(), diskSize, VhdFooter.of(diskSize, uniqueId));
    return content;
  }

  /** A disk with the bytes of another, and perhaps room for more. */
  Content copy(String uniqueId, Content source, long diskSize) {
    return grow(blobs.copy(source, "disk-" + uniqueId), uniqueId, diskSize);
  }

  /** A disk whose bytes, with the footer, the caller will send. */
  Content upload(String uniqueId, long uploadSize) {
    boolean possible =
        uploadSize >= LEAST_UPLOAD
            && uploadSize <= MOST_UPLOAD
            && (uploadSize - VhdFooter.BYTES) % MEBIBYTE == 0;
    if (!possible) {
      throw ArmException.invalid(
          ("The value of creationData.uploadSizeBytes is %d; expected whole MiB, 20 or more, and 512"
                  + " bytes for the VHD footer.")
              .formatted(uploadSize));
    }
    return blobs.create("disk-" + uniqueId, uploadSize);
  }

  /**
   * Gives a disk more room.
   *
   * @throws ArmException when it would shrink
   */
  Content grow(Content content, String uniqueId, long diskSize) {
    long before = content.size() - VhdFooter.BYTES;
    if (diskSize == 0 || diskSize == before) {
      return content;
    }
    if (diskSize < before) {
      throw ArmException.invalid(
          "The disk would shrink from %d to %d bytes; a disk can only grow."
              .formatted(before, diskSize));
    }
    Content grown = blobs.resize(content, diskSize + VhdFooter.BYTES);
    blobs.clear(grown.blob(), new Extent(before, VhdFooter.BYTES));
    blobs.write(grown.blob(), diskSize, VhdFooter.of(diskSize, uniqueId));
    return grown;
  }

  /** Why what was uploaded is no disk; empty when it is one. */
  Optional<String> uploadFault(Content content) {
    long diskSize = content.size() - VhdFooter.BYTES;
    ByteArrayOutputStream footer = new ByteArrayOutputStream(VhdFooter.BYTES);
    blobs.read(content, new Extent(diskSize, VhdFooter.BYTES), footer);
    return VhdFooter.fault(footer.toByteArray(), diskSize);
  }
}
