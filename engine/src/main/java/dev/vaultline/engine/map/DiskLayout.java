package dev.vaultline.engine.map;

/**
 * How a disk is divided into blocks and map pages.
 *
 * @param size of the disk in bytes
 * @param blockSize bytes of a block; the disk's last block may be shorter
 * @param blocksPerPage blocks of a map page; the disk's last page may have fewer
 */
public record DiskLayout(long size, int blockSize, int blocksPerPage) {

  /** Bytes of disk that a page covers (the last may cover less). */
  public long pageBytes() {
    return (long) blockSize * blocksPerPage;
  }

  /** How many pages the disk has. */
  public int pages() {
    return Math.toIntExact((size + pageBytes() - 1) / pageBytes());
  }

  /** The offset on the disk where a page starts. */
  public long pageStart(int page) {
    return page * pageBytes();
  }

  /** The offset on the disk just past a page. */
  public long pageEnd(int page) {
    return Math.min(size, pageStart(page) + pageBytes());
  }

  /** How many blocks a page has. */
  public int blocksIn(int page) {
    return (int) ((pageEnd(page) - pageStart(page) + blockSize - 1) / blockSize);
  }

  /** Bytes of a page's block. */
  public int blockLength(int page, int block) {
    long start = pageStart(page) + (long) block * blockSize;
    return (int) Math.min(blockSize, size - start);
  }
}
