package dev.vaultline.engine.disk;

import dev.vaultline.engine.InvalidInputException;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * The ranges of a disk that may differ from an earlier state of it, as somebody else says.
 *
 * @param diskSize in bytes
 * @param ranges in ascending order, without overlaps, within the disk
 */
public record ChangedRanges(long diskSize, List<ByteRange> ranges) {
  private static final Comparator<ByteRange> BY_OFFSET =
      Comparator.comparingLong(ByteRange::offset);

  public ChangedRanges {
    ranges = List.copyOf(ranges);
    long end = 0;
    for (ByteRange range : ranges) {
      if (range.offset() < end) {
        throw new InvalidInputException(
            "changed range "
                + range
                + " starts before byte "
                + end
                + ", where the one before it ends; expected ranges in order without overlaps");
      }
      end = range.end();
    }
    if (end > diskSize) {
      throw new InvalidInputException(
          "changed range "
              + ranges.get(ranges.size() - 1)
              + " ends past the disk's "
              + diskSize
              + " bytes");
    }
  }

  /** How many bytes the ranges have together. */
  public long bytes() {
    return ranges.stream().mapToLong(ByteRange::length).sum();
  }

  /** Covers a window: the ranges as they are may hold anything, all else is unchanged. */
  public List<Extent> extents(ByteRange window) {
    int at = Collections.binarySearch(ranges, window, BY_OFFSET);
    // The range before the window's start may reach into it.
    int first = at >= 0 ? at : Math.max(0, -at - 2);
    Iterator<ByteRange> following = ranges.subList(first, ranges.size()).iterator();
    return Extent.cover(window, () -> new Changed(following), Extent.Kind.UNCHANGED);
  }

  private record Changed(Iterator<ByteRange> ranges) implements Iterator<Extent> {
    @Override
    public boolean hasNext() {
      return ranges.hasNext();
    }

    @Override
    public Extent next() {
      return new Extent(ranges.next(), Extent.Kind.DATA);
    }
  }
}
