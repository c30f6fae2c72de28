package dev.vaultline.engine.pack;

import dev.vaultline.engine.buffer.BufferPool;
import dev.vaultline.engine.format.Decompressor;
import dev.vaultline.engine.format.MalformedException;
import java.nio.ByteBuffer;

/**
 * Turns stored frames into plain bytes, into one buffer that is used again. For one thread at a
 * time. What comes out is not yet verified: compare it with the identity digests.
 */
public final class FrameDecoder implements AutoCloseable {
  private static final byte RAW = 0;
  private static final byte ZSTD = 1;

  private final Decompressor decompressor = new Decompressor();
  private final BufferPool buffers;
  private final ByteBuffer plain;

  public FrameDecoder(BufferPool buffers) {
    this.buffers = buffers;
    this.plain = buffers.take(PackLayout.MAX_FRAME_PLAIN);
  }

  /**
   * Decodes a frame.
   *
   * @param stored a direct buffer whose remaining bytes are the frame, its header included
   * @return the plain bytes, valid until the next call
   * @throws MalformedException when it is not a frame
   */
  public ByteBuffer decode(ByteBuffer stored) {
    int start = stored.position();
    if (stored.remaining() <= PackLayout.FRAME_HEADER) {
      throw new MalformedException("a frame of " + stored.remaining() + " bytes");
    }
    int plainLength = stored.getInt(start + 4);
    if (plainLength < 1 || plainLength > PackLayout.MAX_FRAME_PLAIN) {
      throw new MalformedException("a frame of " + plainLength + " plain bytes");
    }
    ByteBuffer payload = stored.duplicate().position(start + PackLayout.FRAME_HEADER);
    plain.clear().limit(plainLength);
    switch (stored.get(start)) {
      case RAW -> copy(payload);
      case ZSTD -> decompressor.decompress(payload, plain);
      default -> throw new MalformedException("a frame of unknown codec " + stored.get(start));
    }
    return plain.duplicate();
  }

  private void copy(ByteBuffer payload) {
    if (payload.remaining() != plain.remaining()) {
      throw new MalformedException("a raw frame of " + payload.remaining() + " bytes");
    }
    plain.duplicate().put(payload);
  }

  @Override
  public void close() {
    decompressor.close();
    buffers.give(plain);
  }
}
