package dev.vaultline.engine.point;

/**
 * What a backup did, in bytes.
 *
 * @param read from the source
 * @param changed plain bytes of blocks that were new
 * @param deduplicated plain bytes of new blocks that were stored already
 * @param stored bytes of all packs that were written
 */
public record PointStatistics(long read, long changed, long deduplicated, long stored) {
  /** Nothing done. */
  public static final PointStatistics NONE = new PointStatistics(0, 0, 0, 0);

  /** Both together. */
  public PointStatistics plus(PointStatistics other) {
    return new PointStatistics(
        read + other.read,
        changed + other.changed,
        deduplicated + other.deduplicated,
        stored + other.stored);
  }
}
