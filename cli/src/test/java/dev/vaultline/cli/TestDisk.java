package dev.vaultline.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** An image file of random content, then as many zeros, which are written: it has no holes. */
record TestDisk(Path file) {
  static final int SIZE = 8 << 20;

  static TestDisk create(Path file, long seed) throws IOException {
    byte[] random = new byte[SIZE / 2];
    new Random(seed).nextBytes(random);
    Files.write(file, Arrays.copyOf(random, SIZE));
    return new TestDisk(file);
  }

  void resize(long size) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(size);
    }
  }

  void overwrite(long offset, int length, long seed) throws IOException {
    byte[] content = new byte[length];
    new Random(seed).nextBytes(content);
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(offset);
      open.write(content);
    }
  }
}
