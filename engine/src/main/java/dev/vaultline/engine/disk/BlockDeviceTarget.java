package dev.vaultline.engine.disk;

import dev.vaultline.engine.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A block device that is overwritten. It holds anything at first, so on completion zeros are
 * written wherever the restore wrote nothing; bytes past the disk's size stay as they are.
 */
public final class BlockDeviceTarget implements DiskTarget {
  private static final int ZERO_LENGTH = 1 << 20;

  private final Path device;
  private final FileChannel channel;
  private final WriteBack writeBack;
  private final long size;

  /** End of each written range by its start; neighbours are joined, so that few are kept. */
  private final TreeMap<Long, Long> written = new TreeMap<>();

  private BlockDeviceTarget(Path device, FileChannel channel, long size) {
    this.device = device;
    this.channel = channel;
    this.writeBack = new WriteBack(channel);
    this.size = size;
  }

  /**
   * Opens a device to be overwritten.
   *
   * @param size of the disk, in bytes
   * @throws InvalidInputException when the device is smaller, or cannot be opened
   */
  public static BlockDeviceTarget overwrite(Path device, long size) {
    FileChannel channel = open(device);
    try {
      if (channel.size() < size) {
        throw new InvalidInputException(
            "device "
                + device
                + " has "
                + channel.size()
                + " bytes, too few for a disk of "
                + size);
      }
      return new BlockDeviceTarget(device, channel, size);
    } catch (IOException e) {
      throw closing(channel, DiskFiles.failure(e, "open device", device));
    } catch (InvalidInputException e) {
      throw closing(channel, e);
    }
  }

  private static FileChannel open(Path device) {
    try {
      return FileChannel.open(device, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new InvalidInputException(
          "could not open device " + device + ": " + DiskFiles.reason(e), e);
    }
  }

  private static <X extends RuntimeException> X closing(FileChannel channel, X failure) {
    try {
      channel.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void write(long offset, ByteBuffer source) {
    long end = offset + source.remaining();
    if (offset < 0 || end > size) {
      throw new IllegalArgumentException("byte " + end + " is past the end of " + device);
    }
    try {
      DiskFiles.write(channel, offset, source);
      writeBack.written(end - offset);
    } catch (IOException e) {
      throw DiskFiles.failure(e, "write to device", device);
    }
    if (end > offset) {
      note(offset, end);
    }
  }

  private synchronized void note(long start, long end) {
    long from = start;
    long to = end;
    Map.@Nullable Entry<Long, Long> before = written.floorEntry(start);
    if (before != null && before.getValue() >= start) {
      from = before.getKey();
      to = Math.max(to, before.getValue());
    }
    @Nullable Long after = written.remove(to);
    written.put(from, after == null ? to : after);
  }

  @Override
  public void complete() {
    try {
      ByteBuffer zeros = ByteBuffer.allocateDirect(ZERO_LENGTH);
      for (ByteRange gap : gaps()) {
        for (long at = gap.offset(); at < gap.end(); at += ZERO_LENGTH) {
          zeros.clear().limit((int) Math.min(ZERO_LENGTH, gap.end() - at));
          DiskFiles.write(channel, at, zeros);
        }
      }
      writeBack.finish();
    } catch (IOException e) {
      throw DiskFiles.failure(e, "complete device", device);
    }
  }

  private synchronized List<ByteRange> gaps() {
    List<ByteRange> gaps = new ArrayList<>();
    long at = 0;
    for (Map.Entry<Long, Long> range : written.entrySet()) {
      if (range.getKey() > at) {
        gaps.add(ByteRange.between(at, range.getKey()));
      }
      at = Math.max(at, range.getValue());
    }
    if (at < size) {
      gaps.add(ByteRange.between(at, size));
    }
    return gaps;
  }

  @Override
  public void close() {
    writeBack.stop();
    try {
      channel.close();
    } catch (IOException e) {
      throw DiskFiles.failure(e, "close device", device);
    }
  }
}
