package dev.vaultline.cli.demo;

import dev.vaultline.azure.account.StorageAccount;
import dev.vaultline.azure.disk.PageBlobDisks;
import dev.vaultline.azure.disk.PageBlobRestoreTargets;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.disk.DiskTarget;
import dev.vaultline.pipeline.target.PageBlobTarget;
import dev.vaultline.pipeline.target.RestoreTargets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;

/** Brings disk images to page blobs, and compares page blobs with images. */
final class DiskLoader {
  private static final String OWNER = "vaultline-demo";
  private static final int CHUNK = 4 << 20;

  private final StorageAccount account;
  private final RestoreTargets targets;
  private final PageBlobDisks disks;

  DiskLoader(StorageAccount account) {
    this.account = account;
    this.targets = new PageBlobRestoreTargets(account);
    this.disks = new PageBlobDisks(account);
  }

  /** The URL of a disk. */
  String url(PageBlobTarget disk) {
    return account.blobEndpoint() + "/" + disk;
  }

  /** Makes a disk with an image's content. */
  void load(PageBlobTarget disk, Path image) throws IOException {
    try (FileChannel file = FileChannel.open(image, StandardOpenOption.READ)) {
      targets.create(disk, OWNER, file.size(), "");
      ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
      try (DiskTarget target = targets.open(disk)) {
        for (long at = 0; at < file.size(); at += CHUNK) {
          Images.read(file, at, buffer.clear());
          target.write(at, buffer.flip());
        }
        target.complete();
      }
    }
  }

  /** Overwrites ranges of a disk with what an image has there. */
  void update(PageBlobTarget disk, Path image, List<ByteRange> ranges) throws IOException {
    try (FileChannel file = FileChannel.open(image, StandardOpenOption.READ)) {
      for (ByteRange range : ranges) {
        ByteBuffer buffer = ByteBuffer.allocate((int) range.length());
        Images.read(file, range.offset(), buffer);
        disks.overwrite(url(disk), range.offset(), buffer.flip());
      }
    }
  }

  /**
   * Compares every byte of a disk with an image.
   *
   * @return the offset of the first byte that differs
   */
  OptionalLong firstDifference(PageBlobTarget disk, Path image) throws IOException {
    try (FileChannel file = FileChannel.open(image, StandardOpenOption.READ);
        DiskSource source = disks.open(url(disk))) {
      if (source.identity().size() != file.size()) {
        return OptionalLong.of(Math.min(source.identity().size(), file.size()));
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
