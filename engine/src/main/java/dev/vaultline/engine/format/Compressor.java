package dev.vaultline.engine.format;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.ByteBuffer;

/** Zstandard compression with one context, for one thread at a time. */
public final class Compressor implements AutoCloseable {
  /** With matches of five bytes, a third faster than level 3: docs/decisions/0008-zstd-level.md. */
  private static final int LEVEL = 2;

  private static final int LEAST_MATCH = 5;

  private final ZstdCompressCtx context =
      new ZstdCompressCtx().setLevel(LEVEL).setMinMatch(LEAST_MATCH);

  /** The most bytes that a number of bytes can become. */
  public static int bound(int plainLength) {
    return Math.toIntExact(Zstd.compressBound(plainLength));
  }

  /**
   * Compresses a direct buffer's remaining bytes to the position of another, which moves; the
   * source's position stays.
   *
   * @return how many bytes were written
   */
  public int compress(ByteBuffer plain, ByteBuffer target) {
    int written =
        context.compressDirectByteBuffer(
            target,
            target.position(),
            target.remaining(),
            plain,
            plain.position(),
            plain.remaining());
    target.position(target.position() + written);
    return written;
  }

  /** Compresses an array. */
  public static byte[] compress(byte[] plain) {
    return Zstd.compress(plain, LEVEL);
  }

  @Override
  public void close() {
    context.close();
  }
}
