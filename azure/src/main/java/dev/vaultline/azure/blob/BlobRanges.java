package dev.vaultline.azure.blob;

import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.specialized.BlobClientBase;
import dev.vaultline.azure.account.Retries;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Reads ranges of blobs into buffers. */
public final class BlobRanges {

  /** The most that one request for a disk's bytes asks for. */
  private static final int LARGEST_READ = 4 << 20;

  private BlobRanges() {}

  /** Reads one piece of a range. */
  public interface PieceReader {
    /** Fills the buffer from its position to its limit with the bytes from an offset on. */
    void read(long offset, ByteBuffer piece);
  }

  /**
   * Fills a buffer from its position to its limit in pieces that are right for one request each.
   *
   * @param offset of the first byte
   */
  public static void readInPieces(long offset, ByteBuffer target, PieceReader reader) {
    int limit = target.limit();
    for (long at = offset; target.position() < limit; ) {
      int length = Math.min(limit - target.position(), LARGEST_READ);
      target.limit(target.position() + length);
      reader.read(at, target);
      at += length;
      target.limit(limit);
    }
  }

  /**
   * Fills a buffer from its position to its limit, as far as the blob goes. A body that breaks off
   * is gone on with where it stopped.
   *
   * @param offset of the first byte in the blob
   * @param conditions that the blob must meet
   */
  public static void read(
      BlobClientBase blob, long offset, ByteBuffer target, BlobRequestConditions conditions) {
    blob.downloadStreamWithResponse(
        new BufferOutput(target),
        new BlobRange(offset, (long) target.remaining()),
        Retries.forDownloads(),
        conditions,
        false,
        null,
        Context.NONE);
  }

  private static final class BufferOutput extends OutputStream {
    private final ByteBuffer target;

    BufferOutput(ByteBuffer target) {
      this.target = target;
    }

    @Override
    public void write(int value) {
      target.put((byte) value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      target.put(bytes, offset, length);
    }
  }
}
