package dev.vaultline.engine.disk;

import dev.vaultline.engine.InvalidInputException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A disk in a raw image file or a block device. Nobody may write to it while it is read; a change
 * of the file's size is noticed.
 */
public final class RawDiskSource implements DiskSource {
  private static final int SECTOR_SIZE = 512;

  private final Path file;
  private final FileChannel channel;
  private final DiskIdentity identity;
  private final Coverage coverage;
  private final Optional<ChangedRanges> changed;
  private final Optional<Holes> holes;

  private RawDiskSource(
      Path file, Optional<String> uniqueId, Coverage coverage, Optional<ChangedRanges> changed) {
    this.file = file;
    this.coverage = coverage;
    this.changed = changed;
    this.channel = open(file);
    try {
      long size = channel.size();
      String id = uniqueId.isPresent() ? uniqueId.get() : file.toRealPath().toString();
      this.identity = new DiskIdentity(id, "", size, SECTOR_SIZE);
      changed.ifPresent(ranges -> requireSize(ranges, size));
    } catch (IOException e) {
      closeChannel();
      throw DiskFiles.failure(e, "read disk", file);
    } catch (RuntimeException e) {
      closeChannel();
      throw e;
    }
    this.holes = changed.isPresent() ? Optional.empty() : Holes.of(file);
  }

  /**
   * Opens a disk to be read as a whole, but for the holes of its file where they are known.
   *
   * @param uniqueId the disk's id; its real path when not given
   * @throws InvalidInputException when there is no such file, or it is empty
   */
  public static RawDiskSource full(Path file, Optional<String> uniqueId) {
    Coverage coverage = Coverage.full("a raw image without changed ranges is read as a whole");
    return new RawDiskSource(file, uniqueId, coverage, Optional.empty());
  }

  /**
   * Opens a disk of which only some ranges changed since an earlier recovery point.
   *
   * @param uniqueId the disk's id; its real path when not given
   * @param changed all that may differ
   * @param baseSnapshot the snapshot id of that point's disk; empty text where it had none, and the
   *     caller's word is taken for it
   * @throws InvalidInputException when there is no such file, it is empty, or the ranges are of a
   *     disk of another size
   */
  public static RawDiskSource changed(
      Path file, Optional<String> uniqueId, ChangedRanges changed, String baseSnapshot) {
    Coverage coverage = Coverage.since(baseSnapshot, "changed ranges were given");
    return new RawDiskSource(file, uniqueId, coverage, Optional.of(changed));
  }

  /**
   * The size of a disk in bytes.
   *
   * @throws InvalidInputException when there is no such file
   */
  public static long sizeOf(Path file) {
    try (FileChannel channel = open(file)) {
      return channel.size();
    } catch (IOException e) {
      throw DiskFiles.failure(e, "read disk", file);
    }
  }

  private static FileChannel open(Path file) {
    if (Files.isDirectory(file)) {
      throw new InvalidInputException(
          "disk " + file + " is a directory; expected an image file or a block device");
    }
    try {
      return FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException e) {
      throw new InvalidInputException(
          "could not open disk " + file + ": " + DiskFiles.reason(e), e);
    }
  }

  private void requireSize(ChangedRanges ranges, long size) {
    if (ranges.diskSize() != size) {
      throw new InvalidInputException(
          "disk "
              + file
              + " has "
              + size
              + " bytes, but the changed ranges are of a disk of "
              + ranges.diskSize());
    }
  }

  @Override
  public DiskIdentity identity() {
    return identity;
  }

  @Override
  public Coverage coverage() {
    return coverage;
  }

  @Override
  public List<Extent> extents(ByteRange window) {
    if (window.end() > identity.size()) {
      throw new IllegalArgumentException(window + " reaches past the end of disk " + file);
    }
    return changed
        .map(ranges -> ranges.extents(window))
        .or(() -> holes.map(known -> known.extents(window)))
        .orElseGet(() -> List.of(new Extent(window, Extent.Kind.DATA)));
  }

  @Override
  public void read(long offset, ByteBuffer target) {
    if (offset < 0 || offset > identity.size() - target.remaining()) {
      throw new IllegalArgumentException(
          target.remaining() + " bytes from " + offset + " reach past the end of disk " + file);
    }
    try {
      DiskFiles.read(channel, offset, target);
      requireSameSize();
    } catch (EOFException e) {
      throw resized(DiskFiles.reason(e), e);
    } catch (IOException e) {
      throw DiskFiles.failure(e, "read disk", file);
    }
  }

  private void requireSameSize() throws IOException {
    long now = channel.size();
    if (now != identity.size()) {
      throw new EOFException("it has " + now + " bytes now");
    }
  }

  private InvalidInputException resized(String found, IOException cause) {
    return new InvalidInputException(
        "disk "
            + file
            + " had "
            + identity.size()
            + " bytes when it was opened, but "
            + found
            + "; back up a snapshot or an image that nobody writes to",
        cause);
  }

  @Override
  public void close() {
    holes.ifPresent(Holes::close);
    closeChannel();
  }

  private void closeChannel() {
    try {
      channel.close();
    } catch (IOException e) {
      throw DiskFiles.failure(e, "close disk", file);
    }
  }
}
