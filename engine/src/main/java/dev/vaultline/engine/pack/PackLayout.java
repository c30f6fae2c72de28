package dev.vaultline.engine.pack;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.store.ObjectName;
import java.nio.charset.StandardCharsets;

/** The fixed sizes and words of a pack, as docs/format.md gives them. */
public final class PackLayout {
  /** The most plain bytes in a frame. */
  public static final int MAX_FRAME_PLAIN = 1 << 20;

  /** Bytes in a pack's header. */
  static final int HEADER = 32;

  /** Bytes in a frame's header. */
  public static final int FRAME_HEADER = 8;

  /** The most bytes in a stored frame: a raw one of the most plain bytes. */
  public static final int MAX_FRAME_STORED = FRAME_HEADER + MAX_FRAME_PLAIN;

  /** Bytes in a pack's trailer. */
  static final int TRAILER = Digest.LENGTH + 4 + 8;

  /** Bytes in the table of contents (and trailer) of a pack without frames. */
  static final int LEAST_TOC = HEADER + 1 + TRAILER;

  static final byte[] MAGIC = "VLPACK\r\n".getBytes(StandardCharsets.US_ASCII);
  static final byte[] TRAILER_MAGIC = "VLPTOC\r\n".getBytes(StandardCharsets.US_ASCII);

  private PackLayout() {}

  /** An object name that was read from a vault. */
  public static ObjectName name(String text) {
    try {
      return new ObjectName(text);
    } catch (InvalidInputException e) {
      throw new MalformedException(e.getMessage(), e);
    }
  }

  static void requireRoom(ObjectName name, long size, int tocLength) {
    if (size < HEADER + (long) tocLength) {
      throw new MalformedException(
          "the pack " + name + " is said to have " + size + " bytes and a table of " + tocLength);
    }
  }
}
