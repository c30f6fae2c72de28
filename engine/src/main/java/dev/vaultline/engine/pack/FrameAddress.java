package dev.vaultline.engine.pack;

import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.store.ObjectName;

/**
 * Where a frame lives.
 *
 * @param offset of the frame's header in the pack
 * @param length of the stored frame in bytes, its header included
 */
public record FrameAddress(ObjectName pack, int offset, int length) {

  /** The offset just past the frame. */
  public int end() {
    return offset + length;
  }

  /**
   * An address that was read from a vault.
   *
   * @throws MalformedException when no frame can live there
   */
  public static FrameAddress read(ObjectName pack, long offset, long length) {
    if (offset < PackLayout.HEADER
        || length <= PackLayout.FRAME_HEADER
        || length > PackLayout.MAX_FRAME_STORED
        || offset > Integer.MAX_VALUE - length) {
      throw new MalformedException(
          "no frame can live at offset " + offset + " with " + length + " bytes");
    }
    return new FrameAddress(pack, (int) offset, (int) length);
  }
}
