package dev.vaultline.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes the temporary files of a directory store. Each store object has a session: a folder of its
 * own and a lock file that it holds as long as its process lives. Whoever opens a session removes
 * those whose lock can be taken, for their processes are dead.
 */
final class TemporaryFiles {
  private static final String LOCK_SUFFIX = ".lock";

  private record Session(Path folder, ProcessLock lock) {}

  private final Path folder;
  private final Publication.ChangeLock changeLock;
  private final AtomicLong count = new AtomicLong();
  private @Nullable Session session;

  TemporaryFiles(Path folder, Publication.ChangeLock changeLock) {
    this.folder = folder;
    this.changeLock = changeLock;
  }

  /** Writes a new file of the given content and forces it to the disk. */
  TemporaryFile write(List<ByteBuffer> content) throws IOException {
    TemporaryFile file =
        new TemporaryFile(sessionFolder().resolve(Long.toString(count.incrementAndGet())));
    try {
      write(file.path(), content);
      return file;
    } catch (IOException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  private static void write(Path path, List<ByteBuffer> content) throws IOException {
    ByteBuffer[] pieces = content.stream().map(ByteBuffer::duplicate).toArray(ByteBuffer[]::new);
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int first = 0; first < pieces.length; ) {
        channel.write(pieces, first, pieces.length - first);
        while (first < pieces.length && !pieces[first].hasRemaining()) {
          first++;
        }
      }
      channel.force(true);
    }
  }

  private synchronized Path sessionFolder() throws IOException {
    if (session != null && Files.isDirectory(session.folder)) {
      return session.folder;
    }
    if (session != null) {
      session.lock.close(); // Somebody removed the vault's directory below us.
    }
    session = openSession();
    return session.folder;
  }

  /** Under the lock for changes, so that nobody takes a session for dead before it is locked. */
  private Session openSession() throws IOException {
    try (ProcessLock unused = changeLock.take()) {
      Files.createDirectories(folder);
      removeDeadSessions();
      Path mine = folder.resolve(UUID.randomUUID().toString());
      ProcessLock lock = ProcessLock.take(lockFile(mine));
      Files.createDirectory(mine);
      return new Session(mine, lock);
    }
  }

  private void removeDeadSessions() throws IOException {
    try (DirectoryStream<Path> locks = Files.newDirectoryStream(folder, "*" + LOCK_SUFFIX)) {
      for (Path file : locks) {
        Optional<ProcessLock> dead = ProcessLock.tryTake(file);
        if (dead.isPresent()) {
          try (ProcessLock unused = dead.get()) {
            String name = file.getFileName().toString();
            removeFolder(folder.resolve(name.substring(0, name.length() - LOCK_SUFFIX.length())));
            Files.delete(file);
          }
        }
      }
    }
  }

  private static void removeFolder(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    } catch (NoSuchFileException e) {
      return; // Its process died before it made the folder.
    }
    Files.delete(folder);
  }

  private static Path lockFile(Path session) {
    return session.resolveSibling(session.getFileName() + LOCK_SUFFIX);
  }
}
