package dev.vaultline.engine.restore;

import dev.vaultline.engine.disk.ByteRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Adds up what several threads restored. */
final class RestoreTally {
  private final List<DamagedExtent> damaged = new ArrayList<>();
  private long written;
  private long zero;

  synchronized void written(long bytes) {
    written += bytes;
  }

  synchronized void zero(long bytes) {
    zero += bytes;
  }

  synchronized void damaged(ByteRange range, String object, String what) {
    damaged.add(new DamagedExtent(range, object, what));
  }

  synchronized RestoreReport report() {
    return new RestoreReport(written, zero, merged());
  }

  /** Neighbouring extents of one cause are one. */
  private List<DamagedExtent> merged() {
    damaged.sort(Comparator.comparingLong(extent -> extent.range().offset()));
    List<DamagedExtent> merged = new ArrayList<>();
    for (DamagedExtent next : damaged) {
      DamagedExtent last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null
          && last.range().end() == next.range().offset()
          && last.object().equals(next.object())
          && last.what().equals(next.what())) {
        ByteRange joined = ByteRange.between(last.range().offset(), next.range().end());
        merged.set(merged.size() - 1, new DamagedExtent(joined, last.object(), last.what()));
      } else {
        merged.add(next);
      }
    }
    return List.copyOf(merged);
  }
}
