package dev.vaultline.engine.disk;

import java.nio.ByteBuffer;

/**
 * Finds what need not be written to a disk of zeros: whole pieces of zeros, aligned on the disk, as
 * the blocks of a file system are.
 */
public final class ZeroPieces {

  /** Takes a run of bytes that are not all zeros. */
  @FunctionalInterface
  public interface Writer<X extends Exception> {
    /**
     * Writes the remaining bytes of a buffer.
     *
     * @param offset on the disk
     */
    void write(long offset, ByteBuffer run) throws X;
  }

  private final int pieceSize;
  private final ByteBuffer zeros;

  /**
   * @param pieceSize in bytes, a power of two
   */
  public ZeroPieces(int pieceSize) {
    if (Integer.bitCount(pieceSize) != 1) {
      throw new IllegalArgumentException("not a power of two: " + pieceSize);
    }
    this.pieceSize = pieceSize;
    this.zeros = ByteBuffer.allocateDirect(pieceSize).asReadOnlyBuffer();
  }

  /**
   * Hands the buffer's remaining bytes to a writer in as few runs as possible, without pieces that
   * are all zeros. The buffer's position is then its limit.
   *
   * @param offset of the first byte on the disk
   */
  public <X extends Exception> void skip(long offset, ByteBuffer source, Writer<X> writer)
      throws X {
    int start = source.position();
    int runStart = start;
    for (int at = start; at < source.limit(); ) {
      int length = Math.min(source.limit() - at, lengthToBoundary(offset + (at - start)));
      if (isZero(source, at, length)) {
        write(offset + (runStart - start), source, runStart, at, writer);
        runStart = at + length;
      }
      at += length;
    }
    write(offset + (runStart - start), source, runStart, source.limit(), writer);
    source.position(source.limit());
  }

  private int lengthToBoundary(long offset) {
    return pieceSize - (int) (offset & (pieceSize - 1));
  }

  /** Most pieces that are not zeros show it in their first byte. */
  private boolean isZero(ByteBuffer source, int at, int length) {
    return source.get(at) == 0 && source.slice(at, length).mismatch(zeros.slice(0, length)) < 0;
  }

  private static <X extends Exception> void write(
      long offset, ByteBuffer source, int from, int to, Writer<X> writer) throws X {
    if (from < to) {
      writer.write(offset, source.slice(from, to - from));
    }
  }
}
