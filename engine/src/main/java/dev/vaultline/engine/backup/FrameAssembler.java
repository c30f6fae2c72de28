package dev.vaultline.engine.backup;

import dev.vaultline.engine.format.Compressor;
import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.map.BlockPlace;
import dev.vaultline.engine.pack.FrameAddress;
import dev.vaultline.engine.pack.PackLayout;
import dev.vaultline.engine.pack.PackSink;
import java.nio.ByteBuffer;

/**
 * Collects new blocks of one map page in the order of the disk into frames: the larger a frame, the
 * better it compresses.
 */
final class FrameAssembler implements AutoCloseable {

  /** Hears where blocks came to live. */
  interface Placed {
    void placed(int block, BlockPlace place, byte[] ids, int idOffset);
  }

  private final PackSink sink;
  private final Placed placed;
  private final ByteBuffer plain;
  private final Compressor compressor = new Compressor();
  private final int[] blocks;
  private final byte[] ids;
  private int count;

  FrameAssembler(PackSink sink, ByteBuffer plain, int blockSize, Placed placed) {
    this.sink = sink;
    this.placed = placed;
    this.plain = plain.clear();
    this.blocks = new int[PackLayout.MAX_FRAME_PLAIN / blockSize];
    this.ids = new byte[blocks.length * Digest.LENGTH];
  }

  /** Adds a block; its bytes are copied. */
  void add(int block, ByteBuffer bytes, byte[] id) {
    if (count == blocks.length) {
      flush();
    }
    plain.put(bytes);
    System.arraycopy(id, 0, ids, count * Digest.LENGTH, Digest.LENGTH);
    blocks[count++] = block;
  }

  /** Makes a frame of what was collected. */
  void flush() {
    if (count == 0) {
      return;
    }
    FrameAddress frame = sink.add(plain.flip(), ids, count, compressor);
    for (int i = 0; i < count; i++) {
      placed.placed(blocks[i], new BlockPlace(frame, i), ids, i * Digest.LENGTH);
    }
    plain.clear();
    count = 0;
  }

  @Override
  public void close() {
    compressor.close();
  }
}
