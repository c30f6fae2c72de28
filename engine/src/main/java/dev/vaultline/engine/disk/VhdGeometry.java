package dev.vaultline.engine.disk;

/**
 * Cylinders, heads and sectors of a disk by the rule in the appendix of Microsoft's Virtual Hard
 * Disk Image Format Specification 1.0 ("CHS Calculation"). Their product may be less than the disk.
 *
 * @param cylinders at most 65,535
 * @param heads at most 16
 * @param sectors in a track, at most 255
 */
record VhdGeometry(int cylinders, int heads, int sectors) {
  private static final int SECTOR = 512;
  private static final int CYLINDERS = 65_535;
  private static final int HEADS = 16;
  private static final int MOST_SECTORS = 255;

  /** The geometry of a disk of so many bytes. */
  static VhdGeometry of(long size) {
    long total = Math.min(size / SECTOR, (long) CYLINDERS * HEADS * MOST_SECTORS);
    if (total >= (long) CYLINDERS * HEADS * 63) {
      return with(total, HEADS, MOST_SECTORS);
    }
    return small(total);
  }

  private static VhdGeometry small(long total) {
    int heads = (int) Math.max(4, (total / 17 + 1023) / 1024);
    if (heads <= HEADS && total / 17 < heads * 1024L) {
      return with(total, heads, 17);
    }
    return total / 31 < HEADS * 1024L ? with(total, HEADS, 31) : with(total, HEADS, 63);
  }

  private static VhdGeometry with(long total, int heads, int sectors) {
    return new VhdGeometry((int) (total / sectors / heads), heads, sectors);
  }
}
