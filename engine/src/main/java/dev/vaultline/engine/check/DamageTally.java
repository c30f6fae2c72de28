package dev.vaultline.engine.check;

import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.point.PointNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects what several threads find damaged. */
final class DamageTally {
  private static final Comparator<AffectedExtent> ORDER =
      Comparator.comparing((AffectedExtent extent) -> extent.point().toString())
          .thenComparing(AffectedExtent::disk)
          .thenComparing(extent -> extent.range().offset());

  private final Map<String, String> what = new TreeMap<>();
  private final Map<String, List<AffectedExtent>> affected = new TreeMap<>();

  /** An object is damaged; the first reason given for it stands. */
  synchronized void add(String object, String reason) {
    what.putIfAbsent(object, reason);
    affected.computeIfAbsent(object, name -> new ArrayList<>());
  }

  /** An object is damaged, which takes a range from a disk. */
  synchronized void add(String object, String reason, PointNames point, int disk, ByteRange range) {
    add(object, reason);
    affected.getOrDefault(object, List.of()).add(new AffectedExtent(point, disk, range));
  }

  synchronized List<Damage> damages() {
    List<Damage> damages = new ArrayList<>();
    what.forEach(
        (object, reason) ->
            damages.add(
                new Damage(object, reason, merged(affected.getOrDefault(object, List.of())))));
    return List.copyOf(damages);
  }

  /** Neighbouring ranges are one. */
  private static List<AffectedExtent> merged(List<AffectedExtent> extents) {
    List<AffectedExtent> merged = new ArrayList<>();
    for (AffectedExtent next : extents.stream().sorted(ORDER).distinct().toList()) {
      AffectedExtent last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null
          && last.point().equals(next.point())
          && last.disk() == next.disk()
          && last.range().end() >= next.range().offset()) {
        long end = Math.max(last.range().end(), next.range().end());
        ByteRange joined = ByteRange.between(last.range().offset(), end);
        merged.set(merged.size() - 1, new AffectedExtent(last.point(), last.disk(), joined));
      } else {
        merged.add(next);
      }
    }
    return List.copyOf(merged);
  }
}
