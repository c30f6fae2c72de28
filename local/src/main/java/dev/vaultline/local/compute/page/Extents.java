package dev.vaultline.local.compute.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs of bytes as sets: ordered, apart from each other. */
public final class Extents {
  private Extents() {}

  /** The same bytes within a window, in order, neighbours joined. */
  public static List<Extent> within(List<Extent> extents, Extent window) {
    List<Extent> result = new ArrayList<>();
    for (Extent extent : extents.stream().sorted(Comparator.comparing(Extent::offset)).toList()) {
      long from = Math.max(extent.offset(), window.offset());
      long to = Math.min(extent.end(), window.end());
      if (from < to) {
        append(result, Extent.between(from, to));
      }
    }
    return result;
  }

  /** Adds a run that does not begin before the last one. */
  public static void append(List<Extent> extents, Extent next) {
    int last = extents.size() - 1;
    if (last >= 0 && extents.get(last).end() >= next.offset()) {
      Extent before = extents.get(last);
      extents.set(last, Extent.between(before.offset(), Math.max(before.end(), next.end())));
    } else {
      extents.add(next);
    }
  }

  /** The bytes that are in both. */
  public static List<Extent> common(List<Extent> left, List<Extent> right) {
    List<Extent> result = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() && j < right.size()) {
      long from = Math.max(left.get(i).offset(), right.get(j).offset());
      long to = Math.min(left.get(i).end(), right.get(j).end());
      if (from < to) {
        append(result, Extent.between(from, to));
      }
      if (left.get(i).end() < right.get(j).end()) {
        i++;
      } else {
        j++;
      }
    }
    return result;
  }

  /** The bytes of the first that are not in the second. */
  public static List<Extent> without(List<Extent> extents, List<Extent> removed) {
    List<Extent> result = new ArrayList<>();
    int j = 0;
    for (Extent extent : extents) {
      long at = extent.offset();
      while (j < removed.size() && removed.get(j).end() <= at) {
        j++;
      }
      for (int k = j; k < removed.size() && removed.get(k).offset() < extent.end(); k++) {
        if (removed.get(k).offset() > at) {
          append(result, Extent.between(at, removed.get(k).offset()));
        }
        at = Math.max(at, removed.get(k).end());
      }
      if (at < extent.end()) {
        append(result, Extent.between(at, extent.end()));
      }
    }
    return result;
  }
}
