package dev.vaultline.azure.disk;

import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.PageRangeItem;
import com.azure.storage.blob.options.ListPageRangesDiffOptions;
import com.azure.storage.blob.options.ListPageRangesOptions;
import com.azure.storage.blob.specialized.PageBlobClient;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.Extent;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the service says of the pages of a blob: which are in use or, given a base snapshot, which
 * were written and which cleared since.
 */
final class PageRanges {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final PageBlobClient blob;
  private final Optional<String> base;
  private final RangeWindows windows;

  PageRanges(PageBlobClient blob, Optional<String> base) {
    this.blob = blob;
    this.base = base;
    this.windows =
        new RangeWindows(
            PageBlobPlace.name(blob),
            this::ask,
            base.isPresent() ? Extent.Kind.UNCHANGED : Extent.Kind.ZERO);
  }

  /** Covers a window as {@link dev.vaultline.engine.disk.DiskSource#extents} promises. */
  List<Extent> extents(ByteRange window) {
    return windows.extents(window);
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
