package dev.vaultline.engine.format;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;

/** Zstandard decompression with one context, for one thread at a time. */
public final class Decompressor implements AutoCloseable {
  private final ZstdDecompressCtx context = new ZstdDecompressCtx();

  /**
   * Decompresses a direct buffer's remaining bytes into another, exactly filling it from its
   * position to its limit. Neither position moves.
   *
   * @throws MalformedException when the bytes are not zstd or of another length
   */
  public void decompress(ByteBuffer stored, ByteBuffer plain) {
    try {
      int length =
          context.decompressDirectByteBuffer(
              plain,
              plain.position(),
              plain.remaining(),
              stored,
              stored.position(),
              stored.remaining());
      if (length != plain.remaining()) {
        throw new MalformedException(
            length + " plain bytes where " + plain.remaining() + " were expected");
      }
    } catch (ZstdException e) {
      throw new MalformedException("it is not valid zstd: " + e.getMessage(), e);
    }
  }

  /**
   * Decompresses an array of a known plain length; see {@link #decompress(ByteBuffer, ByteBuffer)}.
   */
  public static byte[] decompress(byte[] stored, int plainLength) {
    try {
      byte[] plain = Zstd.decompress(stored, plainLength);
      if (plain.length != plainLength) {
        throw new MalformedException(
            plain.length + " plain bytes where " + plainLength + " were expected");
      }
      return plain;
    } catch (ZstdException e) {
      throw new MalformedException("it is not valid zstd: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
