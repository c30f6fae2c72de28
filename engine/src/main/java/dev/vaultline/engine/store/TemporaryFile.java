package dev.vaultline.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on its way to become an object; its temporary name goes when it is closed. */
record TemporaryFile(Path path) implements AutoCloseable {

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
