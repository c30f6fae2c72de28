package dev.vaultline.local.compute.access;

import dev.vaultline.local.compute.page.Extent;
import dev.vaultline.local.compute.page.Extents;
import dev.vaultline.local.compute.page.PageBlobs;
import dev.vaultline.local.compute.store.Content;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares bytes of two snapshots, segment by segment. As snapshots do not change, what was found
 * for a segment is kept. One segment is read at a time, so memory does not grow with requests.
 */
final class SegmentComparison {
  private static final long SEGMENT = 16L << 20;
  private static final int KEPT = 4096;

  private record Key(Content previous, Content current, long segment) {}

  private final PageBlobs blobs;
  private final Map<Key, List<Extent>> found =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, List<Extent>> eldest) {
          return size() > KEPT;
        }
      };

  SegmentComparison(PageBlobs blobs) {
    this.blobs = blobs;
  }

  /** The segments that a window touches. */
  static Extent aligned(Extent window, long size) {
    long from = window.offset() / SEGMENT * SEGMENT;
    long to = (window.end() + SEGMENT - 1) / SEGMENT * SEGMENT;
    return Extent.between(from, Math.min(to, size));
  }

  /**
   * The pages with other bytes.
   *
   * @param common what was written in both, of whole segments
   */
  synchronized List<Extent> differing(Content previous, Content current, List<Extent> common) {
    List<Extent> result = new ArrayList<>();
    bySegment(common)
        .forEach(
            (segment, extents) -> {
              Key key = new Key(previous, current, segment);
              result.addAll(found.computeIfAbsent(key, unknown -> compare(key, extents)));
            });
    return result;
  }

  private static SortedMap<Long, List<Extent>> bySegment(List<Extent> extents) {
    SortedMap<Long, List<Extent>> segments = new TreeMap<>();
    for (Extent extent : extents) {
      for (long at = extent.offset(); at < extent.end(); at = (at / SEGMENT + 1) * SEGMENT) {
        long to = Math.min(extent.end(), (at / SEGMENT + 1) * SEGMENT);
        segments
            .computeIfAbsent(at / SEGMENT, segment -> new ArrayList<>())
            .add(Extent.between(at, to));
      }
    }
    return segments;
  }

  private List<Extent> compare(Key key, List<Extent> extents) {
    long from = extents.get(0).offset();
    Extent span = Extent.between(from, extents.get(extents.size() - 1).end());
    byte[] before = read(key.previous(), span);
    byte[] now = read(key.current(), span);
    List<Extent> differing = new ArrayList<>();
    for (Extent extent : extents) {
      int end = (int) (extent.end() - from);
      for (int at = (int) (extent.offset() - from); at < end; at += Extent.PAGE) {
        if (!Arrays.equals(before, at, at + Extent.PAGE, now, at, at + Extent.PAGE)) {
          Extents.append(differing, new Extent(from + at, Extent.PAGE));
        }
      }
    }
    return List.copyOf(differing);
  }

  private byte[] read(Content content, Extent span) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) span.length());
    blobs.read(content, span, bytes);
    return bytes.toByteArray();
  }
}
