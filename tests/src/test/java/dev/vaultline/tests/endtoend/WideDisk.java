package dev.vaultline.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.models.PageRange;
import com.azure.storage.blob.specialized.PageBlobClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Random;

/**
 * A page blob of which little is in use, spread so that it is transferred in many parts: something
 * over the least a part reads in each page of its map, 16 MiB of disk.
 */
final class WideDisk {
  private static final int MAP_PAGE = 16 << 20;
  private static final int WRITTEN = 5 << 18;

  private final PageBlobClient blob;
  private final int parts;

  private WideDisk(PageBlobClient blob, int parts) {
    this.blob = blob;
    this.parts = parts;
  }

  static WideDisk create(PageBlobClient blob, int parts) {
    blob.create((long) parts * MAP_PAGE);
    for (int part = 0; part < parts; part++) {
      long start = (long) part * MAP_PAGE;
      PageRange range = new PageRange().setStart(start).setEnd(start + WRITTEN - 1);
      blob.uploadPages(range, new ByteArrayInputStream(written(part)));
    }
    return new WideDisk(blob, parts);
  }

  private static byte[] written(int part) {
    byte[] bytes = new byte[WRITTEN];
    new Random(part).nextBytes(bytes);
    return bytes;
  }

  /** How a protected item names it. */
  String url() {
    return blob.getBlobUrl().replace("%2F", "/");
  }

  long size() {
    return (long) parts * MAP_PAGE;
  }

  /** Fails unless a file is this disk, byte for byte. */
  void requireSame(Path file) throws IOException {
    byte[] expected = new byte[MAP_PAGE];
    byte[] found = new byte[MAP_PAGE];
    try (RandomAccessFile restored = new RandomAccessFile(file.toFile(), "r")) {
      assertThat(restored.length()).isEqualTo(size());
      for (int part = 0; part < parts; part++) {
        System.arraycopy(written(part), 0, expected, 0, WRITTEN);
        restored.readFully(found);
        assertThat(found).as("part %d", part).isEqualTo(expected);
      }
    }
  }
}
