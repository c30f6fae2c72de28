package dev.vaultline.engine.disk;

import dev.vaultline.engine.InvalidInputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A new raw image file. It is written sparsely beside its place, as {@code FILE.partial}, and gets
 * its name when it is complete; until then a file of that name stays as it was. Closed before that,
 * it leaves nothing.
 */
public final class RawDiskTarget implements DiskTarget {

  /** What to do with a file that has the target's name. */
  public enum Existing {
    REFUSE,
    REPLACE
  }

  private static final ZeroPieces ZEROS = new ZeroPieces(4096);

  private final Path file;
  private final Path partial;
  private final Existing existing;
  private final RandomAccessFile output;
  private final FileChannel channel;
  private final WriteBack writeBack;
  private final long size;
  private boolean complete;

  private RawDiskTarget(Path file, long size, Existing existing) throws IOException {
    this.file = file;
    this.partial = file.resolveSibling(file.getFileName() + ".partial");
    this.existing = existing;
    this.size = size;
    this.output = new RandomAccessFile(partial.toFile(), "rw");
    this.channel = output.getChannel();
    this.writeBack = new WriteBack(channel);
    try {
      lock();
      output.setLength(0); // A restore that was killed may have left its file.
      output.setLength(size);
    } catch (IOException | RuntimeException e) {
      output.close();
      throw e;
    }
  }

  /**
   * Begins a new image.
   *
   * @param size in bytes
   * @throws InvalidInputException when there is a file of that name (and it is not to be replaced),
   *     no folder for it, or another restore is writing to it
   */
  public static RawDiskTarget create(Path file, long size, Existing existing) {
    Path place = file.toAbsolutePath();
    refuseExisting(place, existing);
    if (place.getParent() == null || !Files.isDirectory(place.getParent())) {
      throw new InvalidInputException("there is no folder " + place.getParent() + " for " + file);
    }
    try {
      return new RawDiskTarget(place, size, existing);
    } catch (IOException e) {
      throw DiskFiles.failure(e, "make", place);
    }
  }

  private static void refuseExisting(Path file, Existing existing) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new InvalidInputException(file + " is not a file; restore to the name of a new file");
    }
    if (existing == Existing.REFUSE && Files.exists(file)) {
      throw new InvalidInputException(
          file + " exists; restore to another name, or ask for it to be replaced");
    }
  }

  private void lock() throws IOException {
    boolean mine;
    try {
      mine = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      mine = false;
    }
    if (!mine) {
      throw new InvalidInputException("another restore is writing to " + partial + "; wait for it");
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void write(long offset, ByteBuffer source) {
    if (offset < 0 || offset > size - source.remaining()) {
      throw new IllegalArgumentException(
          source.remaining() + " bytes from " + offset + " reach past the end of " + file);
    }
    int length = source.remaining();
    try {
      ZEROS.skip(offset, source, (at, run) -> DiskFiles.write(channel, at, run));
      writeBack.written(length);
    } catch (IOException e) {
      throw DiskFiles.failure(e, "write to", partial);
    }
  }

  @Override
  public synchronized void complete() {
    if (complete) {
      return;
    }
    refuseExisting(file, existing);
    try {
      writeBack.finish();
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
      complete = true;
    } catch (IOException e) {
      throw DiskFiles.failure(e, "complete", file);
    }
  }

  @Override
  public synchronized void close() {
    writeBack.stop();
    try {
      if (channel.isOpen() && !complete) {
        Files.deleteIfExists(partial);
      }
      output.close();
    } catch (IOException e) {
      throw DiskFiles.failure(e, "close", partial);
    }
  }
}
