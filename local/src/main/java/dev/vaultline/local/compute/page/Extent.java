package dev.vaultline.local.compute.page;

/**
 * A run of bytes of a page blob, in whole pages.
 *
 * @param offset of its first byte
 * @param length in bytes, more than none
 */
public record Extent(long offset, long length) {
  /** Bytes of a page; all offsets and lengths are multiples of it. */
  public static final int PAGE = 512;

  public Extent {
    if (offset < 0 || length <= 0 || offset % PAGE != 0 || length % PAGE != 0) {
      throw new IllegalArgumentException(
          "expected whole pages of 512 bytes, found " + length + " bytes at " + offset);
    }
  }

  /** From a first byte to before a last one. */
  public static Extent between(long from, long to) {
    return new Extent(from, to - from);
  }

  /** The byte after its last. */
  public long end() {
    return offset + length;
  }
}
