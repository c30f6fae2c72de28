package dev.vaultline.cli.backup;

import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.ChangedRangesCsv;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.disk.Extent;
import dev.vaultline.engine.disk.RawDiskSource;
import dev.vaultline.engine.point.PointDisk;
import dev.vaultline.engine.point.RecoveryPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The open disks of a backup, in the order of their numbers. */
record ItemDisks(List<DiskSource> sources) implements AutoCloseable {

  /**
   * Opens disks.
   *
   * @param parent the item's last recovery point
   */
  static ItemDisks open(BackupRequest request, Optional<RecoveryPoint> parent) {
    List<String> ids = DiskNames.of(request.disks(), parent);
    ItemDisks disks = new ItemDisks(new ArrayList<>());
    try {
      for (int number = 0; number < request.disks().size(); number++) {
        disks.sources.add(source(request, number, ids.get(number), parent));
      }
      return disks;
    } catch (RuntimeException e) {
      disks.close();
      throw e;
    }
  }

  private static DiskSource source(
      BackupRequest request, int number, String id, Optional<RecoveryPoint> parent) {
    Path disk = request.disks().get(number);
    if (request.changedRanges().isEmpty()) {
      return RawDiskSource.full(disk, Optional.of(id));
    }
    Path csv = request.changedRanges().get(number);
    String base =
        parent.stream()
            .flatMap(point -> point.disks().stream())
            .map(PointDisk::identity)
            .filter(old -> old.uniqueId().equals(id))
            .map(DiskIdentity::snapshotId)
            .findFirst()
            .orElse("");
    return RawDiskSource.changed(
        disk, Optional.of(id), ChangedRangesCsv.read(csv, RawDiskSource.sizeOf(disk)), base);
  }

  /** Which disks they are. */
  List<DiskIdentity> identities() {
    return sources.stream().map(DiskSource::identity).toList();
  }

  /** How many bytes of the disks may hold anything new. */
  long bytesToRead() {
    return sources.stream()
        .flatMap(source -> source.extents(new ByteRange(0, source.identity().size())).stream())
        .filter(extent -> extent.kind() == Extent.Kind.DATA)
        .mapToLong(extent -> extent.range().length())
        .sum();
  }

  @Override
  public void close() {
    sources.forEach(DiskSource::close);
  }
}
