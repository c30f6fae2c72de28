package dev.vaultline.azure.restore;

import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.azure.compute.disk.Disk;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.pipeline.platform.Progress;
import dev.vaultline.pipeline.target.ManagedDiskId;
import dev.vaultline.pipeline.target.ReplacedDisks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Managed disks that gave way to others, known by their tag. */
public final class ManagedReplacedDisks implements ReplacedDisks {
  private final ComputeClient client;
  private final Pursuit pursuit;

  /** The disks that the identity of a client may change. */
  public ManagedReplacedDisks(ComputeClient client) {
    this.client = client;
    this.pursuit = new Pursuit(client);
  }

  @Override
  public Progress<ManagedDiskId> mark(ManagedDiskId id, String owner, String token) {
    return whileThere(
        id,
        token,
        disk -> {
          if (isMarked(disk, owner)) {
            return new Next.Reached<>(id);
          }
          Map<String, String> tags = new LinkedHashMap<>(disk.resource().tags());
          tags.putAll(RestoreTag.REPLACED.of(owner));
          return tagged(disk, tags);
        });
  }

  @Override
  public Progress<ManagedDiskId> unmark(ManagedDiskId id, String owner, String token) {
    return whileThere(
        id,
        token,
        disk -> {
          if (!isMarked(disk, owner)) {
            return new Next.Reached<>(id);
          }
          Map<String, String> tags = new LinkedHashMap<>(disk.resource().tags());
          tags.remove(RestoreTag.REPLACED.key());
          return tagged(disk, tags);
        });
  }

  @Override
  public Progress<ManagedDiskId> delete(ManagedDiskId id, String owner, String token) {
    return whileThere(
        id,
        token,
        disk -> {
          if (!isMarked(disk, owner) && !RestoreTag.CREATED.isOf(disk.resource(), owner)) {
            throw new InvalidInputException(
                "disk "
                    + id
                    + " has no tag of restore "
                    + owner
                    + " and so is not deleted; delete it yourself if nobody needs it");
          }
          return DiskRemoval.next(client, disk);
        });
  }

  private Progress<ManagedDiskId> whileThere(
      ManagedDiskId id, String token, Function<Disk, Next<ManagedDiskId>> then) {
    return pursuit.go(
        token,
        () -> {
          Optional<Disk> disk = client.disks().find(new ResourceId(id.toString()));
          return disk.map(then).orElseGet(() -> new Next.Reached<>(id));
        });
  }

  private Next<ManagedDiskId> tagged(Disk disk, Map<String, String> tags) {
    return new Next.Start<>(() -> client.disks().tag(disk.id(), tags));
  }

  private static boolean isMarked(Disk disk, String owner) {
    return RestoreTag.REPLACED.isOf(disk.resource(), owner);
  }
}
