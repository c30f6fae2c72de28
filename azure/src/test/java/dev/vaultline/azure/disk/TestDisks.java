package dev.vaultline.azure.disk;

import com.azure.storage.blob.models.PageRange;
import com.azure.storage.blob.specialized.PageBlobClient;
import java.io.ByteArrayInputStream;
import java.util.Arrays;

/** Page blobs with content. */
final class TestDisks {
  private static final int PAGE = 512;
  private static final int MOST = 4 << 20;

  private TestDisks() {}

  /** Makes a page blob in which only pages that are not zeros are in use. */
  static void create(PageBlobClient blob, byte[] content) {
    blob.create(content.length);
    for (int at = 0; at < content.length; ) {
      int end = endOfRun(content, at);
      if (!isZero(content, at)) {
        write(blob, at, Arrays.copyOfRange(content, at, end));
      }
      at = end;
    }
  }

  static void write(PageBlobClient blob, long offset, byte[] pages) {
    PageRange range = new PageRange().setStart(offset).setEnd(offset + pages.length - 1);
    blob.uploadPages(range, new ByteArrayInputStream(pages));
  }

  private static int endOfRun(byte[] content, int start) {
    int end = start + PAGE;
    while (end < content.length
        && end - start < MOST
        && isZero(content, end) == isZero(content, start)) {
      end += PAGE;
    }
    return end;
  }

  private static boolean isZero(byte[] content, int page) {
    return Arrays.equals(content, page, page + PAGE, new byte[PAGE], 0, PAGE);
  }
}
