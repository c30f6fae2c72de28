package dev.vaultline.tests.endtoend;

import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.DeleteSnapshotsOptionType;
import com.azure.storage.blob.models.PageRange;
import com.azure.storage.blob.specialized.PageBlobClient;
import dev.vaultline.azure.disk.PageBlobDiskTarget;
import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.format.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** A page blob as the disk of a machine: some of it random, some text, some never written. */
final class TestDisk {
  private static final int MEBIBYTE = 1 << 20;
  private static final int PAGE = 512;

  private final PageBlobClient blob;
  private final byte[] content;

  private TestDisk(PageBlobClient blob, byte[] content) {
    this.blob = blob;
    this.content = content;
  }

  /** Creates a disk; every third MiB of it is never written. */
  static TestDisk create(PageBlobClient blob, int mebibytes, long seed) {
    Random random = new Random(seed);
    TestDisk disk = new TestDisk(blob, new byte[mebibytes * MEBIBYTE]);
    blob.create(disk.content.length);
    for (int mebibyte = 0; mebibyte < mebibytes; mebibyte++) {
      if (mebibyte % 3 == 0) {
        disk.write(mebibyte * MEBIBYTE, random(random, MEBIBYTE));
      } else if (mebibyte % 3 == 1) {
        disk.write(mebibyte * MEBIBYTE, text(random, MEBIBYTE));
      }
    }
    return disk;
  }

  /** Writes some places anew, and discards one. */
  void change(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 4; i++) {
      int length = PAGE * (1 + random.nextInt(600));
      write(PAGE * random.nextInt((content.length - length) / PAGE), random(random, length));
    }
    discard(PAGE * random.nextInt((content.length - MEBIBYTE) / PAGE), MEBIBYTE);
  }

  private void write(int offset, byte[] bytes) {
    System.arraycopy(bytes, 0, content, offset, bytes.length);
    try (PageBlobDiskTarget target = PageBlobDiskTarget.open(blob)) {
      target.write(offset, ByteBuffer.wrap(bytes));
    }
  }

  private void discard(int offset, int length) {
    Arrays.fill(content, offset, offset + length, (byte) 0);
    blob.clearPages(new PageRange().setStart(offset).setEnd(offset + length - 1L));
  }

  private static byte[] random(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] text(Random random, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) ('a' + random.nextInt(4));
    }
    return bytes;
  }

  /** How a protected item names it. */
  String url() {
    return blob.getBlobUrl().replace("%2F", "/");
  }

  long size() {
    return content.length;
  }

  /** What it holds now. */
  Digest digest() {
    return Sha256.of(content);
  }

  /** What a page blob holds. */
  static Digest digest(PageBlobClient blob) {
    return Sha256.of(blob.downloadContent().toBytes());
  }

  /** Deletes it, and every snapshot of it. */
  void delete() {
    blob.deleteWithResponse(
        DeleteSnapshotsOptionType.INCLUDE, new BlobRequestConditions(), null, Context.NONE);
  }
}
