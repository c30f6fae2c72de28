package dev.vaultline.cli.demo;

/**
 * How large generated disks are.
 *
 * @param disk bytes of each disk
 * @param content bytes of files on it, about
 */
record DiskSizes(long disk, long content) {
  /** Small enough for Azurite's speed, large enough for several parts. */
  static final DiskSizes DEMO = new DiskSizes(64L << 20, 32L << 20);
}
