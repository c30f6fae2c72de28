package dev.vaultline.engine.pack;

import dev.vaultline.engine.UnsupportedFormatException;
import dev.vaultline.engine.format.Document;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.store.ObjectName;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The first 32 bytes of a pack.
 *
 * @param blockSize plain bytes of a block; 0 in a map pack
 */
public record PackHeader(PackKind kind, int blockSize) {
  private static final int KEY_ID = 16;

  void writeTo(ByteBuffer target) {
    target.put(PackLayout.MAGIC);
    target.put((byte) Document.FORMAT_VERSION);
    target.put(kind.code());
    target.put((byte) 0);
    target.put((byte) 0);
    target.putInt(blockSize);
    target.put(new byte[KEY_ID]);
  }

  static PackHeader readFrom(ObjectName name, ByteBuffer source) {
    byte[] magic = new byte[PackLayout.MAGIC.length];
    if (source.remaining() < PackLayout.HEADER) {
      throw new MalformedException("it is too short for a pack");
    }
    source.get(magic);
    if (!Arrays.equals(magic, PackLayout.MAGIC)) {
      throw new MalformedException("it does not start as a pack");
    }
    byte version = source.get();
    if (version != Document.FORMAT_VERSION) {
      throw new UnsupportedFormatException(
          name + " is a pack of format version " + version + "; use a newer Vaultline");
    }
    byte code = source.get();
    byte encryption = source.get();
    if (encryption != 0) {
      throw new UnsupportedFormatException(
          name + " is encrypted in a way this Vaultline does not know; use a newer Vaultline");
    }
    source.get();
    int blockSize = source.getInt();
    source.position(source.position() + KEY_ID);
    return new PackHeader(kindOf(code), blockSize);
  }

  private static PackKind kindOf(byte code) {
    for (PackKind kind : PackKind.values()) {
      if (kind.code() == code) {
        return kind;
      }
    }
    throw new MalformedException("it is a pack of an unknown kind " + code);
  }
}
