package dev.vaultline.azure.restore;

import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.azure.compute.point.DiskRestorePoint;
import dev.vaultline.azure.compute.point.RestorePoint;
import dev.vaultline.azure.compute.snapshot.ManagedSnapshot;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.pipeline.target.SnapshotTier;
import java.util.Locale;
import java.util.Optional;

/** Incremental snapshots and disk restore points. */
public final class ManagedSnapshotTier implements SnapshotTier {
  private static final double WHOLE = 100;

  private final ComputeClient client;

  /** The snapshots that the identity of a client may see. */
  public ManagedSnapshotTier(ComputeClient client) {
    this.client = client;
  }

  @Override
  public Optional<Held> find(String id) {
    return parse(id).flatMap(this::find);
  }

  private static Optional<ResourceId> parse(String id) {
    try {
      return Optional.of(new ResourceId(id));
    } catch (InvalidInputException e) {
      // The snapshot of another platform, say of a page blob.
      return Optional.empty();
    }
  }

  private Optional<Held> find(ResourceId id) {
    String type = id.type().toLowerCase(Locale.ROOT);
    if (type.equals(ManagedSnapshot.TYPE.toLowerCase(Locale.ROOT))) {
      return client
          .snapshots()
          .find(id)
          .filter(snapshot -> snapshot.completionPercent() >= WHOLE)
          .map(snapshot -> held(id, snapshot.resource().location()));
    }
    if (type.equals(DiskRestorePoint.TYPE.toLowerCase(Locale.ROOT))) {
      return client
          .restorePoints()
          .findDisk(id)
          .filter(point -> point.completionPercent() >= WHOLE)
          .flatMap(point -> region(id))
          .map(region -> held(id, region));
    }
    return Optional.empty();
  }

  /**
   * A restore point is in the region that its machine had; of a disk it does not say so itself. The
   * disk is no witness: restores are for disks that are gone.
   */
  private Optional<String> region(ResourceId diskPoint) {
    return client.restorePoints().find(diskPoint.parent()).flatMap(RestorePoint::region);
  }

  private static Held held(ResourceId id, String region) {
    return new Held(id.value(), id.subscription(), region);
  }
}
