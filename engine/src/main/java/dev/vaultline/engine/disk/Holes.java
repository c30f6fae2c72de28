package dev.vaultline.engine.disk;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import dev.vaultline.engine.disk.Extent.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Which parts of a sparse file are holes, as its file system tells (Linux, {@code lseek(2)}), so
 * that their zeros need not be read. Java itself has no call for it. Safe for use by many threads.
 */
final class Holes implements AutoCloseable {
  /**
   * File systems whose word is taken. OpenZFS before 2.2.2 called data holes that was not written
   * back yet (its issue 15526), and of others nothing is known.
   */
  private static final Set<String> TRUSTED = Set.of("ext4", "xfs", "btrfs", "tmpfs");

  private static final int READ_ONLY = 0;
  private static final int SEEK_DATA = 3;
  private static final int SEEK_HOLE = 4;

  /** There is no data, or hole, from an offset on. */
  private static final int ENXIO = 6;

  private final int descriptor;
  private final AtomicBoolean open = new AtomicBoolean(true);

  private Holes(int descriptor) {
    this.descriptor = descriptor;
  }

  /** The holes of a file; empty where nobody can tell, or can be trusted to. */
  static Optional<Holes> of(Path file) {
    try {
      if (!Platform.isLinux()
          || !Platform.is64Bit()
          || !Files.isRegularFile(file)
          || !TRUSTED.contains(Files.getFileStore(file).type())) {
        return Optional.empty();
      }
      Holes holes = new Holes(LibC.open(file.toString(), READ_ONLY));
      if (holes.isOf(file)) {
        return Optional.of(holes);
      }
      holes.close();
      return Optional.empty();
    } catch (IOException | LastErrorException | LinkageError e) {
      // A folder for temporary files that nothing may be executed from is enough for this.
      return Optional.empty();
    }
  }

  /** Java and C may differ in how they write a name. */
  private boolean isOf(Path file) {
    try {
      Path opened = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
      return opened.equals(file.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  /** Covers a window with data and zeros; what the file system can't tell is data. */
  List<Extent> extents(ByteRange window) {
    if (!open.get()) {
      // The descriptor may be another file's by now.
      throw new IllegalStateException("the file is closed");
    }
    List<Extent> data = new ArrayList<>();
    long end = window.offset();
    while (end < window.end()) {
      long start = seek(end, SEEK_DATA, end);
      if (start >= window.end()) {
        break;
      }
      // There is data at the start: even of a file that changes meanwhile, this gets ahead.
      end = Math.min(seek(start + 1, SEEK_HOLE, window.end()), window.end());
      data.add(new Extent(ByteRange.between(start, end), Kind.DATA));
    }
    return Extent.cover(window, data, Kind.ZERO);
  }

  /**
   * @param unknown what to answer where the file system does not know
   */
  private long seek(long offset, int whence, long unknown) {
    try {
      long found = LibC.lseek(descriptor, offset, whence);
      return found >= offset ? found : unknown;
    } catch (LastErrorException e) {
      return e.getErrorCode() == ENXIO && whence == SEEK_DATA ? Long.MAX_VALUE : unknown;
    }
  }

  @Override
  public void close() {
    if (open.getAndSet(false)) {
      LibC.close(descriptor);
    }
  }

  /** The system's own functions. */
  private static final class LibC {
    static {
      Native.register(Platform.C_LIBRARY_NAME);
    }

    private LibC() {}

    static native int open(String path, int flags) throws LastErrorException;

    static native long lseek(int descriptor, long offset, int whence) throws LastErrorException;

    static native int close(int descriptor);
  }
}
