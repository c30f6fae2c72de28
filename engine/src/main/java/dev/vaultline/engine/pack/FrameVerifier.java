package dev.vaultline.engine.pack;

import dev.vaultline.engine.buffer.BufferPool;
import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.format.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Checks frames against their pack's table of contents: the stored bytes, then the plain bytes of
 * every block. For one thread at a time.
 */
public final class FrameVerifier implements AutoCloseable {
  private final FrameDecoder decoder;
  private final Sha256 sha = new Sha256();
  private final byte[] id = new byte[Digest.LENGTH];

  public FrameVerifier(BufferPool buffers) {
    this.decoder = new FrameDecoder(buffers);
  }

  /**
   * Checks a frame.
   *
   * @param bytes the stored frame, in a direct buffer
   * @throws MalformedException when it is not what the table says
   */
  public void verify(PackToc toc, PackToc.Frame frame, ByteBuffer bytes) {
    if (!sha.of(bytes.duplicate()).equals(frame.stored())) {
      throw new MalformedException("the stored bytes do not match their SHA-256 checksum");
    }
    ByteBuffer plain = decoder.decode(bytes);
    if (plain.remaining() != frame.plainLength()) {
      throw new MalformedException(
          plain.remaining() + " plain bytes where " + frame.plainLength() + " were expected");
    }
    int blockSize = toc.kind() == PackKind.MAP ? plain.remaining() : toc.blockSize();
    for (int block = 0; block < frame.blocks(); block++) {
      int offset = block * blockSize;
      if (offset >= plain.limit() || !matches(frame, block, plain, offset, blockSize)) {
        throw new MalformedException("block " + block + " does not match its SHA-256 identity");
      }
    }
  }

  private boolean matches(
      PackToc.Frame frame, int block, ByteBuffer plain, int offset, int blockSize) {
    sha.digest(plain.slice(offset, Math.min(blockSize, plain.limit() - offset)), id, 0);
    int start = block * Digest.LENGTH;
    return Arrays.equals(frame.ids(), start, start + Digest.LENGTH, id, 0, Digest.LENGTH);
  }

  @Override
  public void close() {
    decoder.close();
  }
}
