package dev.vaultline.engine.disk;

import java.util.Arrays;
import java.util.Random;

/**
 * A disk in memory that a test changes between backups. What is backed up are its {@linkplain
 * #snapshot snapshots}; what a restore writes is a {@link MemoryTarget}.
 */
public final class MemoryDisk {
  private final String uniqueId;
  private byte[] content;

  /** A disk of zeros. */
  public MemoryDisk(String uniqueId, int size) {
    this.uniqueId = uniqueId;
    this.content = new byte[size];
  }

  /** Writes bytes at an offset. */
  public synchronized MemoryDisk write(int offset, byte[] bytes) {
    System.arraycopy(bytes, 0, content, offset, bytes.length);
    return this;
  }

  /** Writes one byte many times. */
  public synchronized MemoryDisk fill(int offset, int length, int value) {
    Arrays.fill(content, offset, offset + length, (byte) value);
    return this;
  }

  /** Writes bytes that do not compress, the same for the same seed. */
  public MemoryDisk fillRandomly(int offset, int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return write(offset, bytes);
  }

  /** Makes the disk larger (with zeros) or smaller. */
  public synchronized MemoryDisk resize(int size) {
    content = Arrays.copyOf(content, size);
    return this;
  }

  /** In bytes. */
  public synchronized int size() {
    return content.length;
  }

  /** A copy of its bytes as they are now. */
  public synchronized byte[] content() {
    return content.clone();
  }

  /** The disk as it is now, which no later write changes. */
  public MemorySnapshot snapshot(String snapshotId) {
    return new MemorySnapshot(uniqueId, snapshotId, content());
  }
}
