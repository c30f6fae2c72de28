package dev.vaultline.azure.managed;

import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.azure.compute.point.DiskRestorePoint;
import dev.vaultline.azure.failure.ServiceError;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.Coverage;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.disk.DiskSource;
import java.util.Optional;

/**
 * Opens the disks of snapshots. Whatever speaks against the changes since the base leads to a full
 * read with that reason, never to a failure.
 */
final class SourceOpening {
  private static final ByteRange PROBE = new ByteRange(0, 512);

  private final ComputeClient client;
  private final SnapshotGrants grants;

  SourceOpening(ComputeClient client, SnapshotGrants grants) {
    this.client = client;
    this.grants = grants;
  }

  /**
   * Opens a disk.
   *
   * @param base the same disk as the parent recovery point holds it
   * @throws InvalidInputException when the snapshot is not there
   */
  DiskSource open(DiskIdentity identity, Optional<DiskIdentity> base) {
    HeldSnapshot held =
        held(new ResourceId(identity.snapshotId()))
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "snapshot "
                            + identity.snapshotId()
                            + " is not there: it was deleted by somebody else; back the item up"
                            + " again"));
    Coverage coverage = coverage(identity, held, base);
    return new ManagedDiskSource(
        identity,
        coverage,
        new GrantedBlob(grants, held.id()),
        ranges(held, coverage.baseSnapshot()));
  }

  private ManagedRanges ranges(HeldSnapshot held, Optional<String> base) {
    return new ManagedRanges(
        "snapshot " + held.id(),
        new GrantedBlob(grants, held.id()),
        base.map(id -> new GrantedBlob(grants, new ResourceId(id))));
  }

  private Coverage coverage(
      DiskIdentity identity, HeldSnapshot held, Optional<DiskIdentity> parent) {
    if (parent.isEmpty()) {
      return Coverage.full("the first backup of this disk");
    }
    DiskIdentity base = parent.get();
    if (base.size() != identity.size()) {
      return Coverage.full(
          "the disk had " + base.size() + " bytes at the parent point, now " + identity.size());
    }
    Optional<ResourceId> id = snapshot(base.snapshotId());
    if (id.isEmpty()) {
      return Coverage.full("the parent point was not taken from a snapshot of a managed disk");
    }
    Optional<HeldSnapshot> from = held(id.get());
    if (from.isEmpty()) {
      return Coverage.full("snapshot " + base.snapshotId() + " of the parent point is gone");
    }
    if (!held.isComparableWith(from.get())) {
      return Coverage.full(
          "snapshot " + base.snapshotId() + " of the parent point is of another family");
    }
    return probed(held, base.snapshotId());
  }

  /** The platform may refuse a comparison for reasons of its own. */
  private Coverage probed(HeldSnapshot held, String base) {
    try {
      ranges(held, Optional.of(base)).extents(PROBE);
      return Coverage.since(base, "changed since snapshot " + base + " of the parent point");
    } catch (RuntimeException e) {
      Optional<ServiceError> refusal =
          ServiceError.of(e).filter(error -> error.status() == 400 || error.status() == 409);
      if (refusal.isEmpty()) {
        throw e;
      }
      return Coverage.full(
          "the service does not compare with snapshot " + base + ": " + refusal.get());
    }
  }

  private static Optional<ResourceId> snapshot(String id) {
    try {
      return Optional.of(new ResourceId(id)).filter(SnapshotGrants::isSnapshot);
    } catch (InvalidInputException e) {
      return Optional.empty();
    }
  }

  private Optional<HeldSnapshot> held(ResourceId id) {
    return id.type().equalsIgnoreCase(DiskRestorePoint.TYPE)
        ? client
            .restorePoints()
            .findDisk(id)
            .map(found -> new HeldSnapshot(found.id(), found.familyId()))
        : client.snapshots().find(id).map(found -> new HeldSnapshot(found.id(), found.familyId()));
  }
}
