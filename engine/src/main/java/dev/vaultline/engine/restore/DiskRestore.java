package dev.vaultline.engine.restore;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.Progress;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.DiskTarget;
import dev.vaultline.engine.map.DiskLayout;
import dev.vaultline.engine.map.DiskMap;
import dev.vaultline.engine.point.PointDisk;
import dev.vaultline.engine.point.RecoveryPoint;
import dev.vaultline.engine.point.RecoveryPoints;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.engine.work.Workforce;

/** Restores one disk of a recovery point, wholly or in part. Safe for use by many threads. */
public final class DiskRestore {
  private final Vault vault;
  private final DiskLayout layout;
  private final DiskMap map;

  /**
   * @param number of the disk in the point
   * @throws dev.vaultline.engine.DamagedException when the point's record is damaged
   */
  public DiskRestore(Vault vault, RecoveryPoint point, int number) {
    PointDisk disk = point.disk(number);
    this.vault = vault;
    this.layout = vault.layout(disk.identity().size());
    this.map = new RecoveryPoints(vault).map(point, disk);
  }

  /** Bytes of the disk. */
  public long size() {
    return layout.size();
  }

  /** Restores the whole disk; see {@link #run(ByteRange, DiskTarget, int, Progress)}. */
  public RestoreReport run(DiskTarget target, int threads, Progress progress) {
    return run(new ByteRange(0, size()), target, threads, progress);
  }

  /**
   * Restores a range. Every block is verified before it is written; damaged ones are left as zeros
   * and reported. Holes are not written. The target is not completed.
   *
   * @param range of the disk
   * @param target has as many bytes as the range, all zeros
   * @param threads each takes 6 MiB of memory
   * @throws InvalidInputException when the range is not on the disk or the target has another size
   */
  public RestoreReport run(ByteRange range, DiskTarget target, int threads, Progress progress) {
    if (range.end() > size()) {
      throw new InvalidInputException(
          "the range " + range + " is not on the disk, which has " + size() + " bytes");
    }
    if (target.size() != range.length()) {
      throw new InvalidInputException(
          "the target has " + target.size() + " bytes; expected " + range.length());
    }
    progress.planned(range.length());
    int first = (int) (range.offset() / layout.pageBytes());
    int last = (int) ((range.end() - 1) / layout.pageBytes());
    RestoreTally tally = new RestoreTally();
    Workforce.run(
        threads,
        last - first + 1,
        () -> new PageRestore(vault, layout, map, range, target, tally, progress, first));
    return tally.report();
  }
}
