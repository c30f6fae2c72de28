package dev.vaultline.engine.disk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads a snapshot of a {@link MemoryDisk} and remembers what was read. */
public final class MemorySource implements DiskSource {
  private final DiskIdentity identity;
  private final Coverage coverage;
  private final List<Extent> extents;
  private final byte[] content;
  private final List<ByteRange> reads = new ArrayList<>();
  private boolean closed;

  MemorySource(DiskIdentity identity, Coverage coverage, List<Extent> extents, byte[] content) {
    this.identity = identity;
    this.coverage = coverage;
    this.extents = extents;
    this.content = content;
  }

  /** What was read so far, in the order of the calls. */
  public synchronized List<ByteRange> reads() {
    return List.copyOf(reads);
  }

  /** How many bytes were read so far. */
  public synchronized long bytesRead() {
    return reads.stream().mapToLong(ByteRange::length).sum();
  }

  /** Whether it was closed. */
  public synchronized boolean isClosed() {
    return closed;
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
    return Extent.cover(window, extents, Extent.Kind.DATA);
  }

  @Override
  public void read(long offset, ByteBuffer target) {
    requireInside(offset, target.remaining());
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("the source is closed");
      }
      if (target.hasRemaining()) {
        reads.add(new ByteRange(offset, target.remaining()));
      }
    }
    target.put(content, (int) offset, target.remaining());
  }

  private void requireInside(long offset, long length) {
    if (offset < 0 || offset > content.length - length) {
      throw new IllegalArgumentException(
          length + " bytes from " + offset + " reach past the end at " + content.length);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
