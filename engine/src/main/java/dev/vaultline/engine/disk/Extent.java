package dev.vaultline.engine.disk;

import java.util.ArrayList;
import java.util.List;

/**
 * What a source says about a range of its disk.
 *
 * @param range the bytes it is about
 * @param kind what is known of them
 */
public record Extent(ByteRange range, Kind kind) {

  /** What is known of a range without reading it. */
  public enum Kind {
    /** May hold anything: must be read. */
    DATA,
    /** Holds zeros. */
    ZERO,
    /** Is the same as in the base snapshot named by {@link DiskSource#coverage()}. */
    UNCHANGED
  }

  /**
   * Covers a window with what is known of parts of it and one kind for all the rest.
   *
   * @param known in ascending order, without overlaps; what lies outside the window is left out
   * @return as {@link DiskSource#extents} promises; neighbours of one kind are joined
   */
  public static List<Extent> cover(ByteRange window, Iterable<Extent> known, Kind rest) {
    List<Extent> covered = new ArrayList<>();
    long at = window.offset();
    for (Extent extent : known) {
      long start = Math.max(extent.range.offset(), window.offset());
      long end = Math.min(extent.range.end(), window.end());
      if (start >= window.end()) {
        break;
      }
      if (start < end) {
        append(covered, at, start, rest);
        append(covered, start, end, extent.kind);
        at = end;
      }
    }
    append(covered, at, window.end(), rest);
    return List.copyOf(covered);
  }

  private static void append(List<Extent> extents, long start, long end, Kind kind) {
    if (start == end) {
      return;
    }
    int last = extents.size() - 1;
    if (last >= 0 && extents.get(last).kind == kind) {
      long from = extents.get(last).range.offset();
      extents.set(last, new Extent(ByteRange.between(from, end), kind));
    } else {
      extents.add(new Extent(ByteRange.between(start, end), kind));
    }
  }
}
