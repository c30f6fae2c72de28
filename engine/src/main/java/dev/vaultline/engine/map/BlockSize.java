package dev.vaultline.engine.map;

import dev.vaultline.engine.InvalidInputException;

/**
 * The unit of the map, fixed at a vault's creation.
 *
 * @param bytes a power of two from 16 KiB to 1 MiB
 */
public record BlockSize(int bytes) {
  private static final int LEAST = 16 << 10;
  private static final int MOST = 1 << 20;

  /** 16 KiB: measured as the best trade; see docs/decisions/0009-block-size.md. */
  public static final BlockSize DEFAULT = new BlockSize(16 << 10);

  public BlockSize {
    if (bytes < LEAST || bytes > MOST || Integer.bitCount(bytes) != 1) {
      throw new InvalidInputException(
          "a block size of "
              + bytes
              + " bytes is not possible: expected a power of two from 16KiB to"
              + " 1MiB");
    }
  }
}
