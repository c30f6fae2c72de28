package dev.vaultline.engine.disk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A target in memory, as strict as the description of {@link DiskTarget}: it refuses writes that
 * overlap, reach past the end or come too late, and remembers them.
 */
public final class MemoryTarget implements DiskTarget {
  private final byte[] content;
  private final List<ByteRange> writes = new ArrayList<>();
  private boolean complete;
  private boolean closed;

  /**
   * @param size in bytes
   */
  public MemoryTarget(int size) {
    content = new byte[size];
  }

  @Override
  public long size() {
    return content.length;
  }

  @Override
  public synchronized void write(long offset, ByteBuffer source) {
    if (complete || closed) {
      throw new IllegalStateException("a write after the target was completed or closed");
    }
    int length = source.remaining();
    if (offset < 0 || offset > content.length - length) {
      throw new IllegalArgumentException(
          length + " bytes from " + offset + " reach past the end at " + content.length);
    }
    if (length > 0) {
      note(new ByteRange(offset, length));
    }
    source.get(content, (int) offset, length);
  }

  private void note(ByteRange range) {
    for (ByteRange other : writes) {
      if (other.overlaps(range)) {
        throw new IllegalArgumentException(range + " was written before, in " + other);
      }
    }
    writes.add(range);
  }

  @Override
  public synchronized void complete() {
    complete = true;
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  /** A copy of what it holds. */
  public synchronized byte[] content() {
    return content.clone();
  }

  /** What was written, in the order of the calls. */
  public synchronized List<ByteRange> writes() {
    return List.copyOf(writes);
  }

  /** Whether it was completed. */
  public synchronized boolean isComplete() {
    return complete;
  }

  /** Whether it was closed. */
  public synchronized boolean isClosed() {
    return closed;
  }
}
