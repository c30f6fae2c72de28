package dev.vaultline.engine.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the primitives of the format: LEB128 varints, UTF-8 texts and plain bytes. */
public final class ByteWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);

  /** Writes a non-negative number, seven bits a byte, lowest first. */
  public ByteWriter varint(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("a varint is not negative: " + value);
    }
    long rest = value;
    while (rest > 0x7f) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  /** Writes a text as its length in bytes (a varint) and its UTF-8 bytes. */
  public ByteWriter text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    varint(bytes.length);
    return bytes(bytes, 0, bytes.length);
  }

  /** Writes a digest's 32 bytes. */
  public ByteWriter digest(Digest digest) {
    byte[] bytes = new byte[Digest.LENGTH];
    digest.copyTo(bytes, 0);
    return bytes(bytes, 0, bytes.length);
  }

  /** Writes bytes as they are. */
  public ByteWriter bytes(byte[] source, int offset, int length) {
    out.write(source, offset, length);
    return this;
  }

  /** All that was written. */
  public byte[] toByteArray() {
    return out.toByteArray();
  }
}
