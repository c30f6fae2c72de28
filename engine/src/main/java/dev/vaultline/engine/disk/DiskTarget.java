package dev.vaultline.engine.disk;

import java.nio.ByteBuffer;

/**
 * A new disk that is written by a restore: of a given size, all zeros at first, so that zeros need
 * not be written. Safe for use by many threads, which write ranges that do not overlap.
 */
public interface DiskTarget extends AutoCloseable {

  /** In bytes. */
  long size();

  /** Writes all remaining bytes of the buffer from an offset on. */
  void write(long offset, ByteBuffer source);

  /** Makes everything written durable. A target closed without it may hold anything. */
  void complete();

  @Override
  void close();
}
