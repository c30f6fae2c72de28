package dev.vaultline.pipeline.snapshot;

import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.platform.Progress;
import java.util.List;
import java.util.Optional;

/** The snapshots of all platforms: each request goes to the one whose source or disk it is. */
public final class RoutedSnapshots implements SnapshotService {
  private final SnapshotService pageBlobs;
  private final SnapshotService machines;

  public RoutedSnapshots(SnapshotService pageBlobs, SnapshotService machines) {
    this.pageBlobs = pageBlobs;
    this.machines = machines;
  }

  @Override
  public Progress<Snapshot> take(SnapshotRequest request, String token) {
    return of(request.source()).take(request, token);
  }

  @Override
  public DiskSource open(DiskSnapshot snapshot, Optional<DiskIdentity> base) {
    return of(snapshot).open(snapshot, base);
  }

  @Override
  public void release(Snapshot snapshot, List<DiskIdentity> bases) {
    snapshot.disks().stream().findFirst().ifPresent(disk -> of(disk).release(snapshot, bases));
  }

  @Override
  public List<Snapshot> list(ItemId item, ItemSource source) {
    return of(source).list(item, source);
  }

  @Override
  public void drop(ItemId item, PointId run, ItemSource source) {
    of(source).drop(item, run, source);
  }

  private SnapshotService of(ItemSource source) {
    return source instanceof ItemSource.Machine ? machines : pageBlobs;
  }

  private SnapshotService of(DiskSnapshot disk) {
    return switch (disk.disk().kind()) {
      case PAGE_BLOB -> pageBlobs;
      case MANAGED_DISK -> machines;
    };
  }
}
