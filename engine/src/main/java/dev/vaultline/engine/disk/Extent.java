package dev.vaultline.engine.disk;

/**
 * What a source says about a range of its disk.
 *
 * @param range the bytes it is about
 * @param kind what is known of them
 */
public record Extent(ByteRange range, Kind kind) {

  /** What is known of a range without reading it. */
  public enum Kind {
    /** May hold anything: must be read. */
    DATA,
    /** Holds zeros. */
    ZERO,
    /** Is the same as in the base snapshot named by {@link DiskSource#coverage()}. */
    UNCHANGED
  }
}
