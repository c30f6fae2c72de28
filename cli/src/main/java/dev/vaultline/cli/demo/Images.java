package dev.vaultline.cli.demo;

import dev.vaultline.engine.disk.ByteRange;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is done with image files as wholes. */
final class Images {
  private static final int COPY_BYTES = 1 << 20;
  private static final int DIFF_BYTES = 64 << 10;
  private static final int LARGEST_RANGE = 4 << 20;
  private static final int SECTOR = 512;
  private static final int PIECES = 64;
  private static final int PIECE_BYTES = 32 << 10;
  private static final int CLEARED_BYTES = 512 << 10;

  private Images() {}

  /** Copies an image sparsely, with zeros after it up to a size. */
  static void copy(Path from, Path to, long size) throws IOException {
    try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
        RandomAccessFile out = new RandomAccessFile(to.toFile(), "rw")) {
      out.setLength(size);
      ByteBuffer buffer = ByteBuffer.allocateDirect(COPY_BYTES);
      for (long at = 0; at < in.size(); at += COPY_BYTES) {
        read(in, at, buffer.clear());
        if (!isZero(buffer.flip())) {
          out.getChannel().write(buffer, at);
        }
      }
    }
  }

  /** Copies an image, overwrites pieces of the copy and clears one. */
  static String changeSomewhere(Path before, Path after, int number) throws IOException {
    copy(before, after, Files.size(before));
    Random random = new Random(1_000L + number);
    try (RandomAccessFile disk = new RandomAccessFile(after.toFile(), "rw")) {
      for (int piece = 0; piece < PIECES; piece++) {
        overwrite(disk, random, Texts.lines(random, PIECE_BYTES));
      }
      overwrite(disk, random, new byte[CLEARED_BYTES]);
    }
    return PIECES + " pieces of 32 KiB overwritten, 512 KiB cleared";
  }

  private static void overwrite(RandomAccessFile disk, Random random, byte[] content)
      throws IOException {
    int length = (int) Math.min(content.length, disk.length());
    long sectors = (disk.length() - length) / SECTOR + 1;
    disk.seek(Math.floorMod(random.nextLong(), sectors) * SECTOR);
    disk.write(content, 0, length);
  }

  /** The ranges in which two images of one size differ: whole 64 KiB, at most 4 MiB together. */
  static List<ByteRange> difference(Path before, Path after) throws IOException {
    List<ByteRange> ranges = new ArrayList<>();
    try (FileChannel one = FileChannel.open(before, StandardOpenOption.READ);
        FileChannel other = FileChannel.open(after, StandardOpenOption.READ)) {
      ByteBuffer left = ByteBuffer.allocateDirect(DIFF_BYTES);
      ByteBuffer right = ByteBuffer.allocateDirect(DIFF_BYTES);
      for (long at = 0; at < other.size(); at += DIFF_BYTES) {
        read(one, at, left.clear());
        read(other, at, right.clear());
        if (left.flip().mismatch(right.flip()) >= 0) {
          add(ranges, new ByteRange(at, right.limit()));
        }
      }
    }
    return ranges;
  }

  /** The ranges in which an image has anything but zeros, in pieces as differences are. */
  static List<ByteRange> content(Path image) throws IOException {
    List<ByteRange> ranges = new ArrayList<>();
    try (FileChannel file = FileChannel.open(image, StandardOpenOption.READ)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(DIFF_BYTES);
      for (long at = 0; at < file.size(); at += DIFF_BYTES) {
        read(file, at, buffer.clear());
        if (!isZero(buffer.flip())) {
          add(ranges, new ByteRange(at, buffer.limit()));
        }
      }
    }
    return ranges;
  }

  /** The first of some ranges, of about so many bytes. */
  static List<ByteRange> first(List<ByteRange> ranges, long bytes) {
    List<ByteRange> first = new ArrayList<>();
    long sum = 0;
    for (ByteRange range : ranges) {
      if (sum < bytes) {
        first.add(range);
        sum += range.length();
      }
    }
    return first;
  }

  private static void add(List<ByteRange> ranges, ByteRange next) {
    int last = ranges.size() - 1;
    if (last >= 0
        && ranges.get(last).end() == next.offset()
        && next.end() - ranges.get(last).offset() <= LARGEST_RANGE) {
      ranges.set(last, ByteRange.between(ranges.get(last).offset(), next.end()));
    } else {
      ranges.add(next);
    }
  }

  /** Fills a buffer as far as the file goes. */
  static void read(FileChannel file, long offset, ByteBuffer buffer) throws IOException {
    long at = offset;
    while (buffer.hasRemaining()) {
      int count = file.read(buffer, at);
      if (count < 0) {
        return;
      }
      at += count;
    }
  }

  /** Whether a buffer's remaining bytes are zeros. */
  static boolean isZero(ByteBuffer buffer) {
    for (int i = buffer.position(); i < buffer.limit(); i++) {
      if (buffer.get(i) != 0) {
        return false;
      }
    }
    return true;
  }
}
