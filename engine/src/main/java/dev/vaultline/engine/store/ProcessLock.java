package dev.vaultline.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sole ownership of a lock file, among all threads of this process and all other processes. The
 * operating system takes it away when the process dies.
 *
 * <p>POSIX locks belong to the process and fall as soon as it closes <i>any</i> descriptor of the
 * file. So a lock file is opened by one owner at a time within this process.
 */
final class ProcessLock implements AutoCloseable {
  private static final Set<Path> HELD_HERE = new HashSet<>();

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private ProcessLock(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /** Waits for the lock; the file's folder must exist. */
  static ProcessLock take(Path file) throws IOException {
    Path path = canonical(file);
    synchronized (HELD_HERE) {
      while (!HELD_HERE.add(path)) {
        awaitRelease(path);
      }
    }
    return lock(path, true).orElseThrow();
  }

  /** Takes the lock when nobody holds it; the file's folder must exist. */
  static Optional<ProcessLock> tryTake(Path file) throws IOException {
    Path path = canonical(file);
    synchronized (HELD_HERE) {
      if (!HELD_HERE.add(path)) {
        return Optional.empty();
      }
    }
    return lock(path, false);
  }

  private static Optional<ProcessLock> lock(Path path, boolean wait) throws IOException {
    @Nullable FileChannel channel = null;
    @Nullable FileLock lock = null;
    try {
      channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock = wait ? channel.lock() : channel.tryLock();
      return lock == null ? Optional.empty() : Optional.of(new ProcessLock(path, channel, lock));
    } finally {
      if (lock == null) {
        release(path, channel);
      }
    }
  }

  /** Whether the lock is still held. */
  synchronized boolean isHeld() {
    return lock.isValid();
  }

  /** Writes the lock file anew and returns the instant of that by the file system's clock. */
  synchronized Instant stamp(String content) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(content.getBytes(UTF_8)), 0);
    return Files.getLastModifiedTime(path).toInstant();
  }

  @Override
  public synchronized void close() throws IOException {
    if (channel.isOpen()) {
      release(path, channel);
    }
  }

  private static void release(Path path, @Nullable FileChannel channel) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      synchronized (HELD_HERE) {
        HELD_HERE.remove(path);
        HELD_HERE.notifyAll();
      }
    }
  }

  private static void awaitRelease(Path path) throws InterruptedIOException {
    try {
      HELD_HERE.wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the lock " + path);
    }
  }

  /** One file must have one name here, whatever links lead to its folder. */
  private static Path canonical(Path file) throws IOException {
    return Objects.requireNonNull(file.getParent()).toRealPath().resolve(file.getFileName());
  }
}
