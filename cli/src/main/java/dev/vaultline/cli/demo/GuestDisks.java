package dev.vaultline.cli.demo;

import dev.vaultline.azure.account.StorageAccount;
import dev.vaultline.azure.disk.PageBlobDisks;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.DiskSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** Writes to disks as the guests of their machines would, and compares disks with images. */
final class GuestDisks {
  private static final int CHUNK = 4 << 20;

  private final DemoCloud cloud;
  private final PageBlobDisks blobs;

  GuestDisks(DemoCloud cloud, StorageAccount account) {
    this.cloud = cloud;
    this.blobs = new PageBlobDisks(account);
  }

  /** Overwrites ranges of a disk with what an image has there. */
  void write(String disk, Path image, List<ByteRange> ranges) throws IOException {
    String url = cloud.guest(disk).url();
    try (FileChannel file = FileChannel.open(image, StandardOpenOption.READ)) {
      for (ByteRange range : ranges) {
        ByteBuffer buffer = ByteBuffer.allocate((int) range.length());
        Images.read(file, range.offset(), buffer);
        blobs.overwrite(url, range.offset(), buffer.flip());
      }
    }
  }

  /** Overwrites ranges of a disk with what nobody can read. */
  void scramble(String disk, List<ByteRange> ranges, Random random) {
    String url = cloud.guest(disk).url();
    for (ByteRange range : ranges) {
      byte[] noise = new byte[(int) range.length()];
      random.nextBytes(noise);
      blobs.overwrite(url, range.offset(), ByteBuffer.wrap(noise));
    }
  }

  /**
   * Compares every byte of a disk with an image.
   *
   * @return the offset of the first byte that differs
   */
  OptionalLong firstDifference(String disk, Path image) throws IOException {
    DemoCloud.Guest guest = cloud.guest(disk);
    try (FileChannel file = FileChannel.open(image, StandardOpenOption.READ);
        DiskSource source = blobs.open(guest.url())) {
      if (guest.size() != file.size()) {
        return OptionalLong.of(Math.min(guest.size(), file.size()));
      }
      ByteBuffer expected = ByteBuffer.allocateDirect(CHUNK);
      ByteBuffer found = ByteBuffer.allocateDirect(CHUNK);
      for (long at = 0; at < file.size(); at += CHUNK) {
        int length = (int) Math.min(CHUNK, file.size() - at);
        Images.read(file, at, expected.clear().limit(length));
        source.read(at, found.clear().limit(length));
        int mismatch = expected.flip().mismatch(found.flip());
        if (mismatch >= 0) {
          return OptionalLong.of(at + mismatch);
        }
      }
    }
    return OptionalLong.empty();
  }
}
