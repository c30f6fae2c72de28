package dev.vaultline.azure.disk;

import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.PageRangeItem;
import com.azure.storage.blob.options.ListPageRangesDiffOptions;
import com.azure.storage.blob.options.ListPageRangesOptions;
import com.azure.storage.blob.specialized.PageBlobClient;
import dev.vaultline.azure.failure.StorageFailures;
import dev.vaultline.azure.failure.StorageFailures.Effect;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.Extent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the service says of the pages of a blob: which are in use or, given a base snapshot, which
 * were written and which cleared since.
 *
 * <p>A much fragmented disk can make the service run out of time, so questions are asked in windows
 * that get smaller when that happens.
 */
final class PageRanges {
  private static final int PAGE = 512;
  private static final long FIRST_WINDOW = 64L << 30;
  private static final long SMALLEST_WINDOW = 4L << 20;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final PageBlobClient blob;
  private final Optional<String> base;

  PageRanges(PageBlobClient blob, Optional<String> base) {
    this.blob = blob;
    this.base = base;
  }

  /** Covers a window as {@link dev.vaultline.engine.disk.DiskSource#extents} promises. */
  List<Extent> extents(ByteRange window) {
    List<Extent> known = new ArrayList<>();
    long end = (window.end() + PAGE - 1) / PAGE * PAGE;
    long size = FIRST_WINDOW;
    for (long at = window.offset() / PAGE * PAGE; at < end; ) {
      ByteRange asked = ByteRange.between(at, Math.min(at + size, end));
      try {
        known.addAll(ask(asked));
        at = asked.end();
      } catch (RuntimeException e) {
        size = asked.length() / 2 / PAGE * PAGE;
        if (size < SMALLEST_WINDOW || !StorageFailures.isTimeout(e)) {
          throw StorageFailures.translate(
              e, Effect.NONE, PageBlobPlace.name(blob), "list the pages of " + asked);
        }
      }
    }
    return Extent.cover(window, known, base.isPresent() ? Extent.Kind.UNCHANGED : Extent.Kind.ZERO);
  }

  /** The answer in order, whatever order written and cleared pages come in. */
  private List<Extent> ask(ByteRange window) {
    BlobRange range = new BlobRange(window.offset(), window.length());
    return base
        .map(
            snapshot ->
                blob.listPageRangesDiff(
                    new ListPageRangesDiffOptions(range, snapshot), TIMEOUT, Context.NONE))
        .orElseGet(
            () -> blob.listPageRanges(new ListPageRangesOptions(range), TIMEOUT, Context.NONE))
        .stream()
        .map(PageRanges::extent)
        .sorted(Comparator.comparingLong(extent -> extent.range().offset()))
        .toList();
  }

  private static Extent extent(PageRangeItem item) {
    ByteRange range = new ByteRange(item.getRange().getOffset(), item.getRange().getLength());
    return new Extent(range, item.isClear() ? Extent.Kind.ZERO : Extent.Kind.DATA);
  }
}
