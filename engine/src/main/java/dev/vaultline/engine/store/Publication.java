package dev.vaultline.engine.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Gives a finished temporary file its name in one step that never replaces anything. */
final class Publication {

  /** Takes the lock under which all processes change the store. */
  interface ChangeLock {
    ProcessLock take() throws IOException;
  }

  private final ChangeLock changeLock;

  Publication(ChangeLock changeLock) {
    this.changeLock = changeLock;
  }

  /**
   * Publishes a file.
   *
   * @throws FileAlreadyExistsException when the name is taken
   */
  void publish(Path temporary, Path file) throws IOException {
    try {
      Files.createLink(file, temporary);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException e) {
      renameUnderLock(temporary, file);
    } catch (FileSystemException e) {
      if (canLink(temporary)) {
        throw e;
      }
      renameUnderLock(temporary, file);
    }
  }

  /** Whether the file system has hard links at all; the words of its refusals differ. */
  private static boolean canLink(Path temporary) throws IOException {
    Path probe = temporary.resolveSibling(temporary.getFileName() + "-link");
    try {
      Files.createLink(probe, temporary);
      Files.delete(probe);
      return true;
    } catch (FileSystemException e) {
      return false;
    }
  }

  /** Renaming replaces silently, so all who rename do it under one lock and look first. */
  void renameUnderLock(Path temporary, Path file) throws IOException {
    try (ProcessLock unused = changeLock.take()) {
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      replace(temporary, file);
    }
  }

  /** Puts a file in the place of another in one step. */
  static void replace(Path temporary, Path file) throws IOException {
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
