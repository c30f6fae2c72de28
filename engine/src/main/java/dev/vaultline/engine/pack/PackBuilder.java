package dev.vaultline.engine.pack;

import dev.vaultline.engine.format.ByteWriter;
import dev.vaultline.engine.format.Compressor;
import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.format.Sha256;
import dev.vaultline.engine.store.ObjectName;
import java.nio.ByteBuffer;
import java.util.List;

/** Fills a buffer with one pack after another. For one thread at a time. */
final class PackBuilder {
  private static final byte RAW = 0;
  private static final byte ZSTD = 1;

  private final PackHeader header;
  private final int target;
  private final ByteBuffer buffer;
  private final Sha256 sha = new Sha256();
  private final byte[] digest = new byte[Digest.LENGTH];
  private ByteWriter table = new ByteWriter();
  private int frames;

  /**
   * @param target stored bytes at which a pack is full
   * @param buffer a direct buffer of {@link #capacity}
   */
  PackBuilder(PackHeader header, int target, ByteBuffer buffer) {
    this.header = header;
    this.target = target;
    this.buffer = buffer;
    reset();
  }

  /** The room a pack of a target size may need, its table of contents apart. */
  static int capacity(int target) {
    return target + PackLayout.FRAME_HEADER + Compressor.bound(PackLayout.MAX_FRAME_PLAIN);
  }

  boolean isEmpty() {
    return frames == 0;
  }

  boolean isFull() {
    return buffer.position() >= target;
  }

  /** Starts a new pack in the same buffer. */
  final void reset() {
    buffer.clear();
    header.writeTo(buffer);
    table = new ByteWriter();
    frames = 0;
  }

  /**
   * Appends a frame.
   *
   * @param plain a direct buffer, at most {@link PackLayout#MAX_FRAME_PLAIN} remaining bytes
   * @param ids the identity digests of its blocks, one after the other
   * @return the frame's offset; its length is up to {@link #end()}
   */
  int add(ByteBuffer plain, byte[] ids, int blocks, Compressor compressor) {
    int start = buffer.position();
    int plainLength = plain.remaining();
    buffer.position(start + PackLayout.FRAME_HEADER);
    int length = compressor.compress(plain, buffer);
    byte codec = ZSTD;
    if (length >= plainLength) {
      codec = RAW;
      length = plainLength;
      buffer.position(start + PackLayout.FRAME_HEADER).put(plain.duplicate());
    }
    buffer.put(start, codec).put(start + 1, (byte) 0).putShort(start + 2, (short) blocks);
    buffer.putInt(start + 4, plainLength);
    sha.digest(buffer.slice(start, PackLayout.FRAME_HEADER + length), digest, 0);
    table.varint(PackLayout.FRAME_HEADER + (long) length).varint(plainLength).varint(blocks);
    table.bytes(digest, 0, Digest.LENGTH).bytes(ids, 0, blocks * Digest.LENGTH);
    frames++;
    return start;
  }

  ByteBuffer buffer() {
    return buffer;
  }

  /** The offset just past the last frame. */
  int end() {
    return buffer.position();
  }

  /** The whole pack; the buffers are valid until {@link #reset}. */
  Built finish(ObjectName name) {
    byte[] rows = table.toByteArray();
    byte[] count = new ByteWriter().varint(frames).toByteArray();
    int length = PackLayout.HEADER + count.length + rows.length;
    ByteBuffer toc = ByteBuffer.allocate(length + PackLayout.TRAILER);
    header.writeTo(toc);
    toc.put(count).put(rows);
    sha.digest(toc.duplicate().flip(), digest, 0);
    toc.put(digest).putInt(length).put(PackLayout.TRAILER_MAGIC).flip();
    ByteBuffer body = buffer.duplicate().flip();
    PackRef ref = new PackRef(name, body.remaining() + (long) toc.remaining(), toc.remaining());
    return new Built(ref, List.of(body, toc));
  }

  /** A finished pack, to be stored. */
  record Built(PackRef ref, List<ByteBuffer> content) {}
}
