package dev.vaultline.azure.managed;

import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.ClearRange;
import com.azure.storage.blob.models.PageList;
import com.azure.storage.blob.models.PageRange;
import com.azure.storage.blob.options.ListPageRangesOptions;
import dev.vaultline.azure.disk.RangeWindows;
import dev.vaultline.azure.failure.ServiceError;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.Extent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the platform says of a managed disk in a snapshot: which pages are in use or, given another
 * snapshot of its family, which were written and which cleared since. Cleared pages are zeros; they
 * come in a list of their own, and in any order among the written ones.
 */
final class ManagedRanges {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final GrantedBlob blob;
  private final Optional<GrantedBlob> base;
  private final RangeWindows windows;

  ManagedRanges(String name, GrantedBlob blob, Optional<GrantedBlob> base) {
    this.blob = blob;
    this.base = base;
    this.windows =
        new RangeWindows(
            name, this::ask, base.isPresent() ? Extent.Kind.UNCHANGED : Extent.Kind.ZERO);
  }

  /** Covers a window as {@link dev.vaultline.engine.disk.DiskSource#extents} promises. */
  List<Extent> extents(ByteRange window) {
    return windows.extents(window);
  }

  private List<Extent> ask(ByteRange window) {
    BlobRange range = new BlobRange(window.offset(), window.length());
    return base.map(from -> changed(range, from)).orElseGet(() -> inUse(range));
  }

  private List<Extent> inUse(BlobRange range) {
    return blob.ask(
        client ->
            client.listPageRanges(new ListPageRangesOptions(range), TIMEOUT, Context.NONE).stream()
                .map(
                    item ->
                        new Extent(
                            new ByteRange(item.getRange().getOffset(), item.getRange().getLength()),
                            item.isClear() ? Extent.Kind.ZERO : Extent.Kind.DATA))
                .sorted(Comparator.comparingLong(extent -> extent.range().offset()))
                .toList());
  }

  /** Either of the two URLs may have ended, and the answer does not say which. */
  private List<Extent> changed(BlobRange range, GrantedBlob from) {
    try {
      return extents(diff(range, from));
    } catch (RuntimeException e) {
      if (!ServiceError.is(e, 403)) {
        throw e;
      }
      from.forget();
      return extents(diff(range, from));
    }
  }

  private PageList diff(BlobRange range, GrantedBlob from) {
    return blob.ask(
        client ->
            client
                .getManagedDiskPageRangesDiffWithResponse(
                    range, from.url().value(), null, TIMEOUT, Context.NONE)
                .getValue());
  }

  private static List<Extent> extents(PageList pages) {
    List<Extent> extents = new ArrayList<>();
    for (PageRange written : pages.getPageRange()) {
      extents.add(extent(written.getStart(), written.getEnd(), Extent.Kind.DATA));
    }
    for (ClearRange cleared : pages.getClearRange()) {
      extents.add(extent(cleared.getStart(), cleared.getEnd(), Extent.Kind.ZERO));
    }
    extents.sort(Comparator.comparingLong(extent -> extent.range().offset()));
    return extents;
  }

  private static Extent extent(long start, long last, Extent.Kind kind) {
    return new Extent(ByteRange.between(start, last + 1), kind);
  }
}
