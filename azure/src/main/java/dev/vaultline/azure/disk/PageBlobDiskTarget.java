package dev.vaultline.azure.disk;

import com.azure.storage.blob.models.PageRange;
import com.azure.storage.blob.specialized.PageBlobAsyncClient;
import com.azure.storage.blob.specialized.PageBlobClient;
import com.azure.storage.blob.specialized.SpecializedBlobClientBuilder;
import dev.vaultline.azure.failure.StorageFailures;
import dev.vaultline.azure.failure.StorageFailures.Effect;
import dev.vaultline.engine.disk.DiskTarget;
import dev.vaultline.engine.disk.ZeroPieces;
import java.nio.ByteBuffer;
import reactor.core.publisher.Flux;

/**
 * A page blob that a restore writes. It holds zeros at first, so longer runs of them are not sent;
 * every page is durable once its write returned.
 */
public final class PageBlobDiskTarget implements DiskTarget {
  private static final int PAGE = 512;

  /** The most that one request may write. */
  private static final int LARGEST_WRITE = 4 << 20;

  /** Zeros shorter than this cost less than the further request that leaving them out needs. */
  private static final ZeroPieces ZEROS = new ZeroPieces(64 << 10);

  private final String place;
  private final PageBlobAsyncClient blob;
  private final long size;

  private PageBlobDiskTarget(PageBlobClient blob, long size) {
    this.place = PageBlobPlace.name(blob);
    // The blocking client would send the pages in pieces of 512 bytes.
    this.blob = new SpecializedBlobClientBuilder().blobClient(blob).buildPageBlobAsyncClient();
    this.size = size;
  }

  /**
   * Opens a page blob that was created for this.
   *
   * @throws dev.vaultline.engine.InvalidInputException when it is not there, or is no page blob
   */
  public static PageBlobDiskTarget open(PageBlobClient blob) {
    return new PageBlobDiskTarget(blob, PageBlobPlace.require(blob).getBlobSize());
  }

  /**
   * A page blob that is known to be there.
   *
   * @param size of what may be written of it
   */
  public static PageBlobDiskTarget of(PageBlobClient blob, long size) {
    return new PageBlobDiskTarget(blob, size);
  }

  @Override
  public long size() {
    return size;
  }

  /** Writes whole pages of 512 bytes: offset and length must be multiples of that. */
  @Override
  public void write(long offset, ByteBuffer source) {
    int length = source.remaining();
    if (offset < 0 || offset > size - length || offset % PAGE != 0 || length % PAGE != 0) {
      throw new IllegalArgumentException(
          length + " bytes from " + offset + " are not whole pages of " + place + " of " + size);
    }
    ZEROS.skip(offset, source, this::writeRun);
  }

  private void writeRun(long offset, ByteBuffer run) {
    for (int at = 0; at < run.remaining(); at += LARGEST_WRITE) {
      int length = Math.min(LARGEST_WRITE, run.remaining() - at);
      put(offset + at, run.slice(run.position() + at, length));
    }
  }

  private void put(long offset, ByteBuffer pages) {
    PageRange range = new PageRange().setStart(offset).setEnd(offset + pages.remaining() - 1);
    try {
      blob.uploadPages(range, Flux.defer(() -> Flux.just(pages.duplicate()))).block();
    } catch (RuntimeException e) {
      throw StorageFailures.translate(e, Effect.NONE, place, "write to the disk");
    }
  }

  /** Does nothing: what was written is durable. */
  @Override
  public void complete() {}

  /** Does nothing: there is nothing to give back. */
  @Override
  public void close() {}
}
