package dev.vaultline.pipeline.restore;

import dev.vaultline.engine.disk.ByteRange;

/**
 * How a disk is divided for a restore: into some 400 ranges, which neither are so small that most
 * of the time goes into starting them, nor take longer than the minutes that a function has.
 */
final class RangeSize {
  private static final long LEAST = 256L << 20;
  private static final long MOST = 16L << 30;
  private static final int WANTED = 400;

  private RangeSize() {}

  /** Bytes of a range of a disk; whole map pages of any layout. */
  static long of(long diskSize) {
    long size = LEAST;
    while (size < MOST && size * WANTED < diskSize) {
      size *= 2;
    }
    return size;
  }

  /** How many ranges a disk has. */
  static int count(long diskSize) {
    return Math.toIntExact((diskSize + of(diskSize) - 1) / of(diskSize));
  }

  /** A range by its number, from 0. */
  static ByteRange range(long diskSize, int number) {
    long start = number * of(diskSize);
    return ByteRange.between(start, Math.min(start + of(diskSize), diskSize));
  }
}
