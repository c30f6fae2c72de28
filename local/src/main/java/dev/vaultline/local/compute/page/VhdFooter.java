package dev.vaultline.local.compute.page;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * The footer of a fixed VHD: 512 bytes after the disk's. "Virtual Hard Disk Image Format
 * Specification", version 1.0, "Hard Disk Footer Format".
 */
public final class VhdFooter {
  /** Its size in bytes. */
  public static final int BYTES = 512;

  private static final byte[] COOKIE = "conectix".getBytes(StandardCharsets.US_ASCII);
  private static final int FIXED = 2;
  private static final int FEATURES_RESERVED = 2;
  private static final int VERSION = 0x00010000;
  private static final int CURRENT_SIZE = 48;
  private static final int TYPE = 60;
  private static final int CHECKSUM = 64;
  private static final int UNIQUE_ID = 68;

  private VhdFooter() {}

  /**
   * The footer of a disk.
   *
   * @param diskSize bytes of the disk, without the footer
   * @param name what the unique id is made from
   */
  public static byte[] of(long diskSize, String name) {
    ByteBuffer footer = ByteBuffer.allocate(BYTES);
    footer.put(COOKIE).putInt(FEATURES_RESERVED).putInt(VERSION).putLong(-1L).putInt(0);
    footer.put("vhde".getBytes(StandardCharsets.US_ASCII)).putInt(VERSION).putInt(0);
    footer.putLong(diskSize).putLong(diskSize).putInt(geometry(diskSize)).putInt(FIXED);
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    footer.putLong(UNIQUE_ID, id.getMostSignificantBits());
    footer.putLong(UNIQUE_ID + 8, id.getLeastSignificantBits());
    footer.putInt(CHECKSUM, checksum(footer));
    return footer.array();
  }

  /** Why these bytes are no footer of a disk of this size; empty when they are one. */
  public static Optional<String> fault(byte[] bytes, long diskSize) {
    ByteBuffer footer = ByteBuffer.wrap(bytes);
    byte[] cookie = new byte[COOKIE.length];
    footer.get(0, cookie);
    if (!Arrays.equals(cookie, COOKIE)) {
      return Optional.of("the last 512 bytes are no VHD footer");
    }
    if (footer.getInt(TYPE) != FIXED) {
      return Optional.of("the VHD is not fixed but of type " + footer.getInt(TYPE));
    }
    if (footer.getInt(CHECKSUM) != checksum(footer)) {
      return Optional.of("the checksum of the VHD footer is wrong");
    }
    long size = footer.getLong(CURRENT_SIZE);
    return size == diskSize
        ? Optional.empty()
        : Optional.of("the VHD footer says " + size + " bytes, the disk has " + diskSize);
  }

  private static int checksum(ByteBuffer footer) {
    int sum = 0;
    for (int i = 0; i < BYTES; i++) {
      boolean own = i >= CHECKSUM && i < CHECKSUM + Integer.BYTES;
      sum += own ? 0 : footer.get(i) & 0xff;
    }
    return ~sum;
  }

  /** Cylinders, heads and sectors by the specification's appendix. */
  private static int geometry(long diskSize) {
    long total = Math.min(diskSize / 512, 65_535L * 16 * 255);
    long sectors = 255;
    long heads = 16;
    long cylinderHeads = total / sectors;
    if (total < 65_535L * 16 * 63) {
      sectors = 17;
      cylinderHeads = total / sectors;
      heads = Math.max(4, (cylinderHeads + 1023) / 1024);
      if (cylinderHeads >= heads * 1024 || heads > 16) {
        sectors = 31;
        heads = 16;
        cylinderHeads = total / sectors;
      }
      if (cylinderHeads >= heads * 1024) {
        sectors = 63;
        heads = 16;
        cylinderHeads = total / sectors;
      }
    }
    return (int) (((cylinderHeads / heads) << 16) | (heads << 8) | sectors);
  }
}
