package dev.vaultline.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of a directory vault, to be damaged. */
record StoredObjects(Path vault) {

  /** The largest file under a folder of the vault. */
  Path largest(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(vault.resolve(folder))) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      return all.stream().max(Comparator.comparingLong(StoredObjects::size)).orElseThrow();
    }
  }

  /** Flips a bit in the middle of a file. */
  static void flipBit(Path file) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      long middle = open.length() / 2;
      open.seek(middle);
      int old = open.read();
      open.seek(middle);
      open.write(old ^ 0x10);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
