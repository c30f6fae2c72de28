package dev.vaultline.local.compute.access;

import dev.vaultline.local.compute.page.Extent;
import dev.vaultline.local.compute.page.Extents;
import dev.vaultline.local.compute.page.PageBlobs;
import dev.vaultline.local.compute.store.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What differs between two snapshots. The storage account's own answer to that question cannot be
 * trusted everywhere (Azurite's is wrong), so written ranges are compared, and bytes where both
 * have them. A page that was rewritten with the same bytes is not reported; Azure would.
 */
final class ChangedRanges {
  private final PageBlobs blobs;
  private final SegmentComparison comparison;

  ChangedRanges(PageBlobs blobs) {
    this.blobs = blobs;
    this.comparison = new SegmentComparison(blobs);
  }

  /** In the order of their offsets. */
  List<PageListEntry> between(Content previous, Content current, Extent window) {
    Extent whole = SegmentComparison.aligned(window, current.size());
    List<Extent> now = blobs.extents(current, whole);
    List<Extent> before = before(previous, whole);
    List<Extent> written = new ArrayList<>(Extents.without(now, before));
    written.addAll(comparison.differing(previous, current, Extents.common(before, now)));
    List<Extent> pages = Extents.within(written, window);
    List<Extent> cleared = Extents.within(Extents.without(before, now), window);
    return Stream.concat(
            pages.stream().map(PageListEntry.Page::new),
            cleared.stream().map(PageListEntry.Clear::new))
        .map(PageListEntry.class::cast)
        .sorted(Comparator.comparing(entry -> entry.extent().offset()))
        .toList();
  }

  /** The earlier disk may have been smaller. */
  private List<Extent> before(Content previous, Extent whole) {
    long end = Math.min(whole.end(), previous.size());
    return whole.offset() < end
        ? blobs.extents(previous, Extent.between(whole.offset(), end))
        : List.of();
  }
}
