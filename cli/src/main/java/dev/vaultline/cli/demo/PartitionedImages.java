package dev.vaultline.cli.demo;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Images with a partition table and files laid one after the other, for machines without the tools
 * to make a file system.
 */
final class PartitionedImages implements ImageMaker {
  private static final int SECTOR = 512;
  private static final int PARTITION_SECTOR = 2048;
  private static final int ALIGNMENT = 4096;

  private final Path work;
  private final DiskSizes sizes;

  PartitionedImages(Path work, DiskSizes sizes) {
    this.work = work;
    this.sizes = sizes;
  }

  @Override
  public long size(int number) {
    return sizes.disk();
  }

  @Override
  public String make(Path image, int number) throws IOException {
    Path root = Files.createDirectories(work.resolve("tree-" + number));
    FileTree tree = FileTree.fill(root, number, sizes.content());
    try (RandomAccessFile disk = new RandomAccessFile(image.toFile(), "rw")) {
      disk.setLength(sizes.disk());
      disk.write(masterBootRecord());
      long at = (long) PARTITION_SECTOR * SECTOR;
      for (Path file : tree.files()) {
        byte[] content = Files.readAllBytes(root.resolve(file));
        if (at + content.length <= sizes.disk()) {
          disk.seek(at);
          disk.write(content);
          at += (content.length + ALIGNMENT - 1L) / ALIGNMENT * ALIGNMENT;
        }
      }
    }
    return "a partition, " + tree.files().size() + " files";
  }

  /** One partition of type Linux over the whole disk. */
  private byte[] masterBootRecord() {
    ByteBuffer sector = ByteBuffer.allocate(SECTOR).order(ByteOrder.LITTLE_ENDIAN);
    sector.put(446 + 4, (byte) 0x83);
    sector.putInt(446 + 8, PARTITION_SECTOR);
    sector.putInt(446 + 12, (int) (sizes.disk() / SECTOR) - PARTITION_SECTOR);
    sector.putShort(510, (short) 0xAA55);
    return sector.array();
  }

  @Override
  public String change(Path before, Path after, int number) throws IOException {
    return Images.changeSomewhere(before, after, number);
  }
}
