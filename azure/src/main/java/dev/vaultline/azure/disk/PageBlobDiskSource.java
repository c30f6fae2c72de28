package dev.vaultline.azure.disk;

import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.specialized.PageBlobClient;
import dev.vaultline.azure.blob.BlobRanges;
import dev.vaultline.azure.failure.ServiceError;
import dev.vaultline.azure.failure.StorageFailures;
import dev.vaultline.azure.failure.StorageFailures.Effect;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.Coverage;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.disk.Extent;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A disk in a page blob, or in a snapshot of one. A blob that is read without a snapshot must not
 * be written to meanwhile; that it was is noticed.
 */
public final class PageBlobDiskSource implements DiskSource {
  private static final int SECTOR_SIZE = 512;

  private final PageBlobClient blob;
  private final DiskIdentity identity;
  private final Coverage coverage;
  private final PageRanges ranges;
  private final BlobRequestConditions unchanged;

  private PageBlobDiskSource(PageBlobClient blob, Optional<DiskIdentity> parent, DiffTrust trust) {
    BlobProperties properties = PageBlobPlace.require(blob);
    this.blob = blob;
    this.identity =
        new DiskIdentity(
            PageBlobPlace.uniqueId(blob, properties.getMetadata()),
            Objects.requireNonNullElse(blob.getSnapshotId(), ""),
            properties.getBlobSize(),
            SECTOR_SIZE);
    this.coverage = new BaseCheck(blob, identity).coverage(parent, trust.limitedBy(blob));
    this.ranges = new PageRanges(blob, coverage.baseSnapshot());
    this.unchanged = new BlobRequestConditions();
    if (!blob.isSnapshot()) {
      unchanged.setIfMatch(properties.getETag());
    }
  }

  /**
   * Opens a disk for reading.
   *
   * @param blob the page blob or a snapshot of it
   * @param parent the same disk as the parent recovery point holds it; empty when there is none
   * @param trust whether the endpoint's word on changes since then is relied on
   * @throws InvalidInputException when the blob or snapshot is not there, or is no page blob
   */
  public static PageBlobDiskSource open(
      PageBlobClient blob, Optional<DiskIdentity> parent, DiffTrust trust) {
    return new PageBlobDiskSource(blob, parent, trust);
  }

  @Override
  public DiskIdentity identity() {
    return identity;
  }

  @Override
  public Coverage coverage() {
    return coverage;
  }

  @Override
  public List<Extent> extents(ByteRange window) {
    requireInside(window.offset(), window.length());
    return ranges.extents(window);
  }

  @Override
  public void read(long offset, ByteBuffer target) {
    requireInside(offset, target.remaining());
    BlobRanges.readInPieces(offset, target, this::readRange);
  }

  private void readRange(long offset, ByteBuffer target) {
    try {
      BlobRanges.read(blob, offset, target, unchanged);
    } catch (RuntimeException e) {
      if (ServiceError.is(e, 412)) {
        throw new InvalidInputException(
            "disk "
                + PageBlobPlace.name(blob)
                + " was written to while it was read; take a snapshot",
            e);
      }
      if (ServiceError.is(e, 404)) {
        throw new InvalidInputException("disk " + PageBlobPlace.name(blob) + " is gone", e);
      }
      throw StorageFailures.translate(e, Effect.NONE, PageBlobPlace.name(blob), "read the disk");
    }
    if (target.hasRemaining()) {
      throw new InvalidInputException(
          "disk " + PageBlobPlace.name(blob) + " ended early, at byte " + offset + " or later");
    }
  }

  private void requireInside(long offset, long length) {
    if (offset < 0 || offset > identity.size() - length) {
      throw new IllegalArgumentException(
          length + " bytes from " + offset + " reach past the end of " + PageBlobPlace.name(blob));
    }
  }

  /** Does nothing: there is nothing to give back. */
  @Override
  public void close() {}
}
