package dev.vaultline.engine.backup;

import java.nio.ByteBuffer;

/** Tells zeros from data. */
final class ZeroBlocks {
  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 20).asReadOnlyBuffer();

  private ZeroBlocks() {}

  /** Whether a buffer's remaining bytes, 1 MiB at most, are all zero. Its position stays. */
  static boolean isZero(ByteBuffer bytes) {
    // Most blocks differ within their first bytes.
    return bytes.get(bytes.position()) == 0
        && bytes.mismatch(ZEROS.slice(0, bytes.remaining())) < 0;
  }
}
