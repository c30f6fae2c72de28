package dev.vaultline.pipeline.target;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.DiskTarget;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/** A managed disk in memory. */
final class MemoryManagedDisk {
  final ManagedTarget target;
  final String owner;
  final byte[] content;
  boolean ready;
  Optional<String> replacedBy = Optional.empty();

  /**
   * A disk.
   *
   * @param owner the restore that made it
   * @param ready whether machines can use it
   */
  MemoryManagedDisk(ManagedTarget target, String owner, byte[] content, boolean ready) {
    this.target = target;
    this.owner = owner;
    this.content = content;
    this.ready = ready;
  }

  boolean isOf(String restore) {
    return owner.equals(restore);
  }

  boolean isReplacedBy(String restore) {
    return replacedBy.equals(Optional.of(restore));
  }

  /** Writes while nobody took back the right to. */
  record Writer(MemoryCompute compute, MemoryManagedDisk disk) implements DiskTarget {
    @Override
    public long size() {
      return disk.content.length;
    }

    @Override
    public void write(long offset, ByteBuffer source) {
      Set<ManagedDiskId> writable = compute.writable();
      if (!writable.contains(disk.target.id())) {
        throw new InvalidInputException("disk " + disk.target + " is not open for writing");
      }
      source.get(disk.content, (int) offset, source.remaining());
    }

    @Override
    public void complete() {}

    @Override
    public void close() {}
  }
}
