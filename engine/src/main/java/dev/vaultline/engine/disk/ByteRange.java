package dev.vaultline.engine.disk;

/**
 * A run of bytes of a disk.
 *
 * @param offset of the first byte
 * @param length in bytes, at least one
 */
public record ByteRange(long offset, long length) {
  public ByteRange {
    if (offset < 0 || length <= 0 || offset > Long.MAX_VALUE - length) {
      throw new IllegalArgumentException("not a range: offset " + offset + ", length " + length);
    }
  }

  /** The range from one offset to another. */
  public static ByteRange between(long start, long end) {
    return new ByteRange(start, end - start);
  }

  /** The offset just past the last byte. */
  public long end() {
    return offset + length;
  }

  /** Whether the two share a byte. */
  public boolean overlaps(ByteRange other) {
    return offset < other.end() && other.offset < end();
  }

  @Override
  public String toString() {
    return "[" + offset + ", " + end() + ")";
  }
}
