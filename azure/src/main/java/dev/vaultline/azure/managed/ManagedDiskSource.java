package dev.vaultline.azure.managed;

import com.azure.storage.blob.models.BlobRequestConditions;
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

/** A managed disk in a snapshot. Access is asked for at the first question, not before. */
final class ManagedDiskSource implements DiskSource {
  private static final BlobRequestConditions NONE = new BlobRequestConditions();

  private final DiskIdentity identity;
  private final Coverage coverage;
  private final GrantedBlob blob;
  private final ManagedRanges ranges;

  ManagedDiskSource(
      DiskIdentity identity, Coverage coverage, GrantedBlob blob, ManagedRanges ranges) {
    this.identity = identity;
    this.coverage = coverage;
    this.blob = blob;
    this.ranges = ranges;
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
    int start = target.position();
    try {
      blob.ask(
          client -> {
            target.position(start);
            BlobRanges.read(client, offset, target, NONE);
            return true;
          });
    } catch (RuntimeException e) {
      if (ServiceError.is(e, 404)) {
        throw new InvalidInputException(
            "snapshot " + identity.snapshotId() + " was deleted while it was read", e);
      }
      throw StorageFailures.translate(
          e, Effect.NONE, "snapshot " + identity.snapshotId(), "read the disk");
    }
    if (target.hasRemaining()) {
      throw new InvalidInputException(
          "snapshot " + identity.snapshotId() + " ended early, at byte " + offset + " or later");
    }
  }

  private void requireInside(long offset, long length) {
    if (offset < 0 || offset > identity.size() - length) {
      throw new IllegalArgumentException(
          length + " bytes from " + offset + " reach past the end of " + identity);
    }
  }

  /** Does nothing: access is shared with other readers, and ended when the run ends. */
  @Override
  public void close() {}
}
