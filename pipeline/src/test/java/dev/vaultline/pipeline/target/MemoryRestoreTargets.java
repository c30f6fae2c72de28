package dev.vaultline.pipeline.target;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.VaultlineException;
import dev.vaultline.engine.disk.DiskTarget;
import dev.vaultline.pipeline.platform.Progress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Restored disks in memory. */
public final class MemoryRestoreTargets implements RestoreTargets {
  private final Map<TargetDisk, String> owners = new HashMap<>();
  private final Map<TargetDisk, byte[]> disks = new HashMap<>();
  private Optional<VaultlineException> refusal = Optional.empty();

  @Override
  public synchronized Progress<TargetDisk> create(
      TargetDisk target, String owner, long size, String token) {
    if (size <= 0 || size % 512 != 0) {
      throw new InvalidInputException("target " + target + " cannot have " + size + " bytes");
    }
    String creator = owners.computeIfAbsent(target, name -> owner);
    byte[] disk = disks.computeIfAbsent(target, name -> new byte[(int) size]);
    if (!creator.equals(owner) || disk.length != size) {
      throw new InvalidInputException("target " + target + " exists already; choose another name");
    }
    return new Progress.Done<>(target);
  }

  @Override
  public synchronized DiskTarget open(TargetDisk target) {
    return new Target(
        content(target)
            .orElseThrow(() -> new InvalidInputException("target " + target + " is not there")));
  }

  /** Lets no disk be deleted, and says why. */
  public synchronized void refuseDrops(VaultlineException why) {
    refusal = Optional.of(why);
  }

  @Override
  public Progress<TargetDisk> finish(TargetDisk target, String owner, long size, String token) {
    return new Progress.Done<>(target);
  }

  @Override
  public synchronized Progress<TargetDisk> drop(TargetDisk target, String owner, String token) {
    refusal.ifPresent(
        why -> {
          throw why;
        });
    if (owners.remove(target, owner)) {
      disks.remove(target);
    }
    return new Progress.Done<>(target);
  }

  /** The bytes of a disk, if it is there. */
  public synchronized Optional<byte[]> content(TargetDisk target) {
    return Optional.ofNullable(disks.get(target));
  }

  private static final class Target implements DiskTarget {
    private final byte[] content;

    Target(byte[] content) {
      this.content = content;
    }

    @Override
    public long size() {
      return content.length;
    }

    @Override
    public void write(long offset, ByteBuffer source) {
      source.get(content, (int) offset, source.remaining());
    }

    @Override
    public void complete() {}

    @Override
    public void close() {}
  }
}
