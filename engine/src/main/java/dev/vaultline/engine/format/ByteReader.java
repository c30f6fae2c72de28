package dev.vaultline.engine.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link ByteWriter} writes, trusting nothing: every fault of the bytes is a {@link
 * MalformedException}.
 */
public final class ByteReader {
  private final ByteBuffer in;

  /** Reads a buffer's remaining bytes, moving its position. */
  public ByteReader(ByteBuffer in) {
    this.in = in;
  }

  /** The next number. */
  public long varint() {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      require(1);
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new MalformedException("a number of more than 63 bits");
  }

  /** The next number, which must lie between bounds that follow from what was read before. */
  public int varint(int least, int most) {
    long value = varint();
    if (value < least || value > most) {
      throw new MalformedException(
          "the number " + value + " where " + least + " to " + most + " was expected");
    }
    return (int) value;
  }

  /** The next text. */
  public String text() {
    byte[] bytes = bytes(varint(0, in.remaining()));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The next 32 bytes as a digest. */
  public Digest digest() {
    return Digest.copyOf(bytes(Digest.LENGTH), 0);
  }

  /** The next bytes. */
  public byte[] bytes(int length) {
    require(length);
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  /** Fails unless everything was read. */
  public void requireEnd() {
    if (in.hasRemaining()) {
      throw new MalformedException(in.remaining() + " bytes too many");
    }
  }

  private void require(int length) {
    if (in.remaining() < length) {
      throw new MalformedException("an end " + (length - in.remaining()) + " bytes too early");
    }
  }
}
