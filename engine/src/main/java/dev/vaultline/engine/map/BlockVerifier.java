package dev.vaultline.engine.map;

import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.format.Sha256;
import java.nio.ByteBuffer;

/** Compares plain blocks with the identities that a map gives them. For one thread at a time. */
public final class BlockVerifier {
  private final DiskLayout layout;
  private final Sha256 sha = new Sha256();
  private final byte[] id = new byte[Digest.LENGTH];

  public BlockVerifier(DiskLayout layout) {
    this.layout = layout;
  }

  /**
   * Whether a block of a page is what the page says.
   *
   * @param number of the page on the disk
   * @param frame the plain bytes of the whole frame that holds the block
   */
  public boolean matches(MapPage page, int number, int block, ByteBuffer frame) {
    int offset = page.index(block) * layout.blockSize();
    int length = layout.blockLength(number, block);
    if (offset + length > frame.limit()) {
      return false;
    }
    sha.digest(frame.slice(offset, length), id, 0);
    return page.hasId(block, id, 0);
  }
}
