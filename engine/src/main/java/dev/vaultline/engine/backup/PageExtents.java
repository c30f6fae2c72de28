package dev.vaultline.engine.backup;

import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.disk.Extent;
import dev.vaultline.engine.map.DiskLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * What a source says of page after page. Asks for many pages at once, because a question may be a
 * request to a service; the extents of so many pages fit in memory however fragmented they are. For
 * one thread.
 */
final class PageExtents {
  private static final int PAGES_AT_ONCE = 16;

  private final DiskSource source;
  private final DiskLayout layout;
  private List<Extent> extents = List.of();
  private int expected = -1;
  private int end;
  private int next;

  PageExtents(DiskSource source, DiskLayout layout) {
    this.source = source;
    this.layout = layout;
  }

  /** The extents of a page; cheap when pages are asked for one after the other. */
  List<Extent> of(int page) {
    if (page != expected || page >= end) {
      load(page);
    }
    expected = page + 1;
    ByteRange window = ByteRange.between(layout.pageStart(page), layout.pageEnd(page));
    List<Extent> found = new ArrayList<>();
    int at = next;
    while (at < extents.size() && extents.get(at).range().offset() < window.end()) {
      ByteRange range = extents.get(at).range();
      if (range.overlaps(window)) {
        long start = Math.max(range.offset(), window.offset());
        long stop = Math.min(range.end(), window.end());
        found.add(new Extent(ByteRange.between(start, stop), extents.get(at).kind()));
      }
      if (range.end() <= window.end()) {
        next = at + 1;
      }
      at++;
    }
    return found;
  }

  private void load(int page) {
    end = Math.min(layout.pages(), page + PAGES_AT_ONCE);
    next = 0;
    extents = source.extents(ByteRange.between(layout.pageStart(page), layout.pageEnd(end - 1)));
  }
}
