package dev.vaultline.azure.restore;

import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.arm.Pause;
import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.azure.compute.disk.Disk;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.DiskTarget;
import dev.vaultline.engine.disk.VhdFooter;
import dev.vaultline.pipeline.platform.Progress;
import dev.vaultline.pipeline.target.ManagedTarget;
import dev.vaultline.pipeline.target.RestoreTargets;
import dev.vaultline.pipeline.target.TargetDisk;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;

/**
 * New managed disks: copies of snapshots, or uploads that are written page by page and end with the
 * footer of a fixed VHD. Their tag names the restore.
 */
public final class ManagedDiskTargets implements RestoreTargets {
  private final ComputeClient client;
  private final Pursuit pursuit;
  private final WriteAccess access;
  private final Clock clock;

  /** Disks made by the identity of a client. */
  public ManagedDiskTargets(ComputeClient client, Clock clock) {
    this.client = client;
    this.pursuit = new Pursuit(client);
    this.access = new WriteAccess(client, clock, Pause.THREAD);
    this.clock = clock;
  }

  @Override
  public Progress<TargetDisk> create(TargetDisk target, String owner, long size, String token) {
    ManagedTarget managed = (ManagedTarget) target;
    return pursuit.go(token, () -> nextToCreate(managed, owner, size));
  }

  private Next<TargetDisk> nextToCreate(ManagedTarget target, String owner, long size) {
    ResourceId id = id(target);
    return client
        .disks()
        .find(id)
        .map(disk -> created(target, requireOwn(disk, owner, size)))
        .orElseGet(
            () -> new Next.Start<>(() -> client.disks().put(id, DiskBody.of(target, owner, size))));
  }

  private Next<TargetDisk> created(ManagedTarget target, Disk disk) {
    if (disk.provisioningState().equalsIgnoreCase("failed")) {
      // Nobody knows which of its bytes are there.
      return removal(disk);
    }
    return DiskState.of(disk) == DiskState.CHANGING
        ? new Next.Wait<>("Azure makes disk " + disk.resource().name())
        : new Next.Reached<>(target);
  }

  private static Disk requireOwn(Disk disk, String owner, long size) {
    if (!RestoreTag.CREATED.isOf(disk.resource(), owner) || disk.size() != size) {
      throw new InvalidInputException(
          "disk "
              + disk.id()
              + " exists already and is not of this restore; choose another prefix or resource"
              + " group");
    }
    return disk;
  }

  @Override
  public DiskTarget open(TargetDisk target) {
    Disk disk = require(target);
    return new UploadTarget(disk.id(), disk.size(), access);
  }

  private Disk require(TargetDisk target) {
    return client
        .disks()
        .find(id(target))
        .orElseThrow(() -> new InvalidInputException("disk " + target + " is not there"));
  }

  @Override
  public Progress<TargetDisk> finish(TargetDisk target, String owner, long size, String token) {
    return pursuit.go(token, () -> nextToFinish(target, owner, size));
  }

  private Next<TargetDisk> nextToFinish(TargetDisk target, String owner, long size) {
    Disk disk = requireOwn(require(target), owner, size);
    return switch (DiskState.of(disk)) {
      case CHANGING -> new Next.Wait<>("Azure ends the upload of " + disk.resource().name());
      case USABLE -> {
        access.forget(disk.id());
        yield new Next.Reached<>(target);
      }
      case OPEN, WRITTEN -> {
        writeFooter(disk);
        yield new Next.Start<>(() -> client.disks().access().end(disk.id()));
      }
    };
  }

  /** Azure looks at it when the upload ends. */
  private void writeFooter(Disk disk) {
    UUID id = UUID.nameUUIDFromBytes(disk.id().value().getBytes(StandardCharsets.UTF_8));
    byte[] footer = new VhdFooter(disk.size(), clock.instant(), id).encode();
    VhdFooter.decode(footer);
    try (DiskTarget whole = new UploadTarget(disk.id(), disk.size() + VhdFooter.LENGTH, access)) {
      whole.write(disk.size(), ByteBuffer.wrap(footer));
      whole.complete();
    }
  }

  @Override
  public Progress<TargetDisk> drop(TargetDisk target, String owner, String token) {
    return pursuit.go(token, () -> nextToDrop(target, owner));
  }

  private Next<TargetDisk> nextToDrop(TargetDisk target, String owner) {
    return client
        .disks()
        .find(id(target))
        .filter(disk -> RestoreTag.CREATED.isOf(disk.resource(), owner))
        .map(disk -> this.<TargetDisk>removal(disk))
        .orElseGet(() -> new Next.Reached<>(target));
  }

  private <R> Next<R> removal(Disk disk) {
    access.forget(disk.id());
    return DiskRemoval.next(client, disk);
  }

  private static ResourceId id(TargetDisk target) {
    return new ResourceId(target.toString());
  }
}
