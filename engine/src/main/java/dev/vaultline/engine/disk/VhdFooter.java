package dev.vaultline.engine.disk;

import dev.vaultline.engine.format.MalformedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The last 512 bytes of a fixed VHD, after the bytes of the disk, by Microsoft's Virtual Hard Disk
 * Image Format Specification 1.0. All numbers are big-endian.
 *
 * @param diskSize bytes of the disk, without the footer
 * @param createdAt to the second, not before the year 2000
 * @param id of the image
 */
public record VhdFooter(long diskSize, Instant createdAt, UUID id) {
  /** Bytes of a footer. */
  public static final int LENGTH = 512;

  private static final byte[] COOKIE = "conectix".getBytes(StandardCharsets.US_ASCII);

  /**
   * Readers take the size from the geometry, which may be less than the disk, unless the creator is
   * one that is known to write the true size. This is the one of Hyper-V.
   */
  private static final byte[] CREATOR = "win ".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] WINDOWS = "Wi2k".getBytes(StandardCharsets.US_ASCII);
  private static final int RESERVED_FEATURE = 2;
  private static final int FORMAT_VERSION = 0x0001_0000;
  private static final int CREATOR_VERSION = 0x000A_0000;
  private static final long NO_OFFSET = -1;
  private static final int FIXED = 2;
  private static final int SIZE_AT = 48;
  private static final int TYPE_AT = 60;
  private static final int CHECKSUM_AT = 64;
  private static final int ID_AT = 68;
  private static final int TIME_AT = 24;
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

  public VhdFooter {
    if (diskSize <= 0 || diskSize % LENGTH != 0) {
      throw new IllegalArgumentException(
          "a VHD holds whole sectors of 512 bytes; found " + diskSize + " bytes");
    }
  }

  /** The footer's bytes. */
  public byte[] encode() {
    VhdGeometry geometry = VhdGeometry.of(diskSize);
    ByteBuffer footer = ByteBuffer.allocate(LENGTH);
    footer.put(COOKIE).putInt(RESERVED_FEATURE).putInt(FORMAT_VERSION).putLong(NO_OFFSET);
    footer.putInt((int) Duration.between(EPOCH, createdAt).toSeconds());
    footer.put(CREATOR).putInt(CREATOR_VERSION).put(WINDOWS);
    footer.putLong(diskSize).putLong(diskSize);
    footer.putShort((short) geometry.cylinders());
    footer.put((byte) geometry.heads()).put((byte) geometry.sectors());
    footer.putInt(FIXED).putInt(0);
    footer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    footer.putInt(CHECKSUM_AT, checksum(footer));
    return footer.array();
  }

  /**
   * The footer that bytes hold.
   *
   * @throws MalformedException when they are not the footer of a fixed VHD, or were changed
   */
  public static VhdFooter decode(byte[] bytes) {
    ByteBuffer footer = ByteBuffer.wrap(bytes);
    require(bytes.length == LENGTH, "it has " + bytes.length + " bytes; expected " + LENGTH);
    require(footer.slice(0, COOKIE.length).equals(ByteBuffer.wrap(COOKIE)), "it has no cookie");
    require(footer.getInt(CHECKSUM_AT) == checksum(footer), "its checksum does not fit");
    int type = footer.getInt(TYPE_AT);
    require(type == FIXED, "it is of type " + type + "; expected a fixed disk, " + FIXED);
    long size = footer.getLong(SIZE_AT);
    require(size > 0 && size % LENGTH == 0, "its size of " + size + " bytes is no disk's");
    return new VhdFooter(
        size,
        EPOCH.plusSeconds(Integer.toUnsignedLong(footer.getInt(TIME_AT))),
        new UUID(footer.getLong(ID_AT), footer.getLong(ID_AT + Long.BYTES)));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new MalformedException("a VHD footer is not valid: " + otherwise);
    }
  }

  /** The ones' complement of the sum of all bytes but the checksum's own. */
  private static int checksum(ByteBuffer footer) {
    int sum = 0;
    for (int at = 0; at < LENGTH; at++) {
      if (at < CHECKSUM_AT || at >= CHECKSUM_AT + Integer.BYTES) {
        sum += Byte.toUnsignedInt(footer.get(at));
      }
    }
    return ~sum;
  }
}
