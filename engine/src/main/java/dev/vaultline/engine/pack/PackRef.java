package dev.vaultline.engine.pack;

import dev.vaultline.engine.format.ByteReader;
import dev.vaultline.engine.format.ByteWriter;
import dev.vaultline.engine.store.ObjectName;

/**
 * A pack, and what is needed to read its table of contents in one request.
 *
 * @param size of the object in bytes
 * @param tocLength bytes at the object's end that hold the table of contents and the trailer
 */
public record PackRef(ObjectName name, long size, int tocLength) {
  public PackRef {
    if (tocLength < PackLayout.LEAST_TOC || size < PackLayout.HEADER + (long) tocLength) {
      throw new IllegalArgumentException(
          name + ": a pack of " + size + " bytes with a table of " + tocLength + " cannot be");
    }
  }

  /** Whether the pack is of a kind. */
  public boolean isOf(PackKind kind) {
    return name.value().startsWith(kind.folder() + "/");
  }

  /** Writes the reference. */
  public void writeTo(ByteWriter out) {
    out.text(name.value()).varint(size).varint(tocLength);
  }

  /** Reads what {@link #writeTo} wrote. */
  public static PackRef readFrom(ByteReader in) {
    ObjectName name = PackLayout.name(in.text());
    long size = in.varint();
    int tocLength = in.varint(PackLayout.LEAST_TOC, Integer.MAX_VALUE);
    PackLayout.requireRoom(name, size, tocLength);
    return new PackRef(name, size, tocLength);
  }
}
