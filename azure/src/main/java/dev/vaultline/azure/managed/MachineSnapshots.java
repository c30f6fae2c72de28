package dev.vaultline.azure.managed;

import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.compute.arm.Pause;
import dev.vaultline.azure.compute.client.ComputeClient;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.platform.Progress;
import dev.vaultline.pipeline.snapshot.DiskSnapshot;
import dev.vaultline.pipeline.snapshot.ItemSource;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.snapshot.SnapshotRequest;
import dev.vaultline.pipeline.snapshot.SnapshotService;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Snapshots of virtual machines: restore points, or incremental snapshots of their disks. */
public final class MachineSnapshots implements SnapshotService {
  private final String group;
  private final SnapshotGrants grants;
  private final SourceOpening opening;
  private final SnapshotTaking taking;
  private final TakenSnapshots taken;

  /**
   * Snapshots taken by one identity.
   *
   * @param group the resource group that snapshots are kept in, one of each subscription
   */
  public MachineSnapshots(ComputeClient client, String group, Clock clock, Pause pause) {
    this.group = group;
    this.grants = new SnapshotGrants(client, clock, pause);
    this.opening = new SourceOpening(client, grants);
    this.taken = new TakenSnapshots(client);
    this.taking = new SnapshotTaking(client, clock);
  }

  @Override
  public Progress<Snapshot> take(SnapshotRequest request, String token) {
    ItemSource.Machine source = machine(request.source());
    return taking.take(request, source, names(source.id()), token);
  }

  @Override
  public DiskSource open(DiskSnapshot snapshot, Optional<DiskIdentity> base) {
    return opening.open(snapshot.identity(), base);
  }

  @Override
  public void release(Snapshot snapshot, List<DiskIdentity> bases) {
    snapshot.disks().forEach(disk -> end(disk.identity()));
    bases.forEach(this::end);
  }

  private void end(DiskIdentity disk) {
    if (disk.snapshotId().startsWith("/")) {
      grants.end(new ResourceId(disk.snapshotId()));
    }
  }

  @Override
  public List<Snapshot> list(ItemId item, ItemSource source) {
    return taken.list(item, names(machine(source).id()));
  }

  @Override
  public void drop(ItemId item, PointId run, ItemSource source) {
    taken.drop(run, names(machine(source).id()));
  }

  private SnapshotNames names(MachineId machine) {
    return new SnapshotNames(machine, group);
  }

  private static ItemSource.Machine machine(ItemSource source) {
    if (source instanceof ItemSource.Machine machine) {
      return machine;
    }
    throw new IllegalArgumentException(source + " is not a machine");
  }
}
