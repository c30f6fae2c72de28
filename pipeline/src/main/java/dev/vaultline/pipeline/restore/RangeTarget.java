package dev.vaultline.pipeline.restore;

import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.DiskTarget;
import java.nio.ByteBuffer;

/** A range of a disk as a target of its own. */
final class RangeTarget implements DiskTarget {
  private final DiskTarget disk;
  private final ByteRange range;

  RangeTarget(DiskTarget disk, ByteRange range) {
    this.disk = disk;
    this.range = range;
  }

  @Override
  public long size() {
    return range.length();
  }

  @Override
  public void write(long offset, ByteBuffer source) {
    disk.write(range.offset() + offset, source);
  }

  @Override
  public void complete() {
    disk.complete();
  }

  @Override
  public void close() {
    disk.close();
  }
}
