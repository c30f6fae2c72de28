package dev.vaultline.engine.format;

import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 digest. */
public final class Digest {
  /** Bytes in a digest. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Digest(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The digest whose bytes stand at an offset of an array; they are copied. */
  public static Digest copyOf(byte[] source, int offset) {
    return new Digest(Arrays.copyOfRange(source, offset, offset + LENGTH));
  }

  /**
   * The digest of 64 hexadecimal digits, letters in lower case.
   *
   * @throws MalformedException when it is anything else
   */
  public static Digest parse(String hex) {
    try {
      byte[] bytes = HexFormat.of().parseHex(hex);
      if (bytes.length == LENGTH && HexFormat.of().formatHex(bytes).equals(hex)) {
        return new Digest(bytes);
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedException("'" + hex + "' is not a SHA-256 digest", e);
    }
    throw new MalformedException(
        "'" + hex + "' is not a SHA-256 digest: expected 64 lower-case hex digits");
  }

  /** Copies the digest's bytes into an array. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, LENGTH);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    // Any four bytes of a digest are as good as a hash of all.
    return (bytes[0] & 0xff)
        | ((bytes[1] & 0xff) << 8)
        | ((bytes[2] & 0xff) << 16)
        | (bytes[3] << 24);
  }

  /** 64 hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
