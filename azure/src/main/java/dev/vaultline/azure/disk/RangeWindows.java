package dev.vaultline.azure.disk;

import dev.vaultline.azure.failure.StorageFailures;
import dev.vaultline.azure.failure.StorageFailures.Effect;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Asks a service for the extents of a disk in windows. A much fragmented disk can make the service
 * run out of time, so windows get smaller when that happens.
 *
 * @param name of the disk, for messages
 * @param ask the service, for the extents of a window in order; may leave parts of it out
 * @param rest what the parts are that are left out
 */
public record RangeWindows(String name, Function<ByteRange, List<Extent>> ask, Extent.Kind rest) {
  private static final int PAGE = 512;
  private static final long FIRST_WINDOW = 64L << 30;
  private static final long SMALLEST_WINDOW = 4L << 20;

  /** Covers a window as {@link dev.vaultline.engine.disk.DiskSource#extents} promises. */
  public List<Extent> extents(ByteRange window) {
    List<Extent> known = new ArrayList<>();
    long end = (window.end() + PAGE - 1) / PAGE * PAGE;
    long size = FIRST_WINDOW;
    for (long at = window.offset() / PAGE * PAGE; at < end; ) {
      ByteRange asked = ByteRange.between(at, Math.min(at + size, end));
      try {
        known.addAll(ask.apply(asked));
        at = asked.end();
      } catch (RuntimeException e) {
        size = asked.length() / 2 / PAGE * PAGE;
        if (size < SMALLEST_WINDOW || !StorageFailures.isTimeout(e)) {
          throw StorageFailures.translate(e, Effect.NONE, name, "list the pages of " + asked);
        }
      }
    }
    return Extent.cover(window, known, rest);
  }
}
