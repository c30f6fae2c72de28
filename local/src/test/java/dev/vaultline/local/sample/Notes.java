package dev.vaultline.local.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lines in files of a folder that the app setting NOTES names: what the functions did, for the
 * tests to read.
 */
final class Notes {
  private Notes() {}

  static synchronized void add(String file, String line) {
    try {
      Files.writeString(
          Path.of(System.getProperty("NOTES"), file),
          line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
