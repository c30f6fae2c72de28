package dev.vaultline.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A temporary folder.
 *
 * @param keep whether it stays when it is closed
 */
record DemoFolder(Path path, boolean keep) implements AutoCloseable {

  static DemoFolder create(boolean keep) {
    try {
      return new DemoFolder(Files.createTempDirectory("vaultline-demo-"), keep);
    } catch (IOException e) {
      throw new DemoFailedException(
          "could not make a temporary folder in " + System.getProperty("java.io.tmpdir"), e);
    }
  }

  /** A folder in it, made now. */
  Path folder(String name) {
    try {
      return Files.createDirectories(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file in it, with this content. */
  Path write(String name, ObjectNode content) {
    try {
      return Files.write(path.resolve(name), Json.write(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (keep) {
      return;
    }
    try {
      Files.walkFileTree(path, new Removal());
    } catch (IOException e) {
      throw new DemoFailedException("could not remove " + path + "; remove it by hand", e);
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
