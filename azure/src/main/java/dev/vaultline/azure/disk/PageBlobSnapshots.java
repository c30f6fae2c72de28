package dev.vaultline.azure.disk;

import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.specialized.BlobClientBase;
import com.azure.storage.blob.specialized.PageBlobClient;
import dev.vaultline.azure.account.StorageAccount;
import dev.vaultline.azure.failure.ServiceError;
import dev.vaultline.azure.failure.StorageFailures;
import dev.vaultline.azure.failure.StorageFailures.Effect;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.platform.Progress;
import dev.vaultline.pipeline.snapshot.DiskLocation;
import dev.vaultline.pipeline.snapshot.DiskSnapshot;
import dev.vaultline.pipeline.snapshot.ItemSource;
import dev.vaultline.pipeline.snapshot.Snapshot;
import dev.vaultline.pipeline.snapshot.SnapshotRequest;
import dev.vaultline.pipeline.snapshot.SnapshotService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Snapshots of page blobs. A snapshot is there at once; its metadata says for which item and run it
 * was taken. Where a repeated request took a second one for the same run, the older counts.
 */
public final class PageBlobSnapshots implements SnapshotService {
  private final PageBlobs blobs;
  private final DiffTrust trust;
  private final SnapshotListing listing;

  /**
   * @param account whose rights are used
   * @param trust whether the endpoint's word on what changed between two snapshots is relied on
   */
  public PageBlobSnapshots(StorageAccount account, DiffTrust trust) {
    this.blobs = new PageBlobs(account);
    this.trust = trust;
    this.listing = new SnapshotListing(blobs);
  }

  @Override
  public Progress<Snapshot> take(SnapshotRequest request, String token) {
    List<TaggedSnapshot> taken = new ArrayList<>();
    for (DiskLocation disk : disks(request.source())) {
      taken.add(
          oldest(request, disk)
              .orElseGet(
                  () -> {
                    create(request, disk);
                    return oldest(request, disk).orElseThrow(() -> vanished(disk));
                  }));
    }
    return new Progress.Done<>(snapshot(request.item(), request.run(), numbered(taken)));
  }

  private Optional<TaggedSnapshot> oldest(SnapshotRequest request, DiskLocation disk) {
    return listing.of(disk).stream()
        .filter(snapshot -> snapshot.isOf(request.item(), request.run()))
        .findFirst();
  }

  private void create(SnapshotRequest request, DiskLocation disk) {
    PageBlobClient blob = blobs.at(disk.location());
    BlobProperties properties = PageBlobPlace.require(blob);
    Map<String, String> metadata = new HashMap<>(properties.getMetadata());
    metadata.putAll(TaggedSnapshot.tags(request.item(), request.run()));
    try {
      blob.createSnapshotWithResponse(metadata, null, null, Context.NONE);
    } catch (RuntimeException e) {
      throw StorageFailures.translate(e, Effect.CHANGE, disk.location(), "take a snapshot");
    }
  }

  private static InvalidInputException vanished(DiskLocation disk) {
    return new InvalidInputException(
        "the snapshot of "
            + disk.location()
            + " was deleted as soon as it was taken; take another");
  }

  @Override
  public DiskSource open(DiskSnapshot snapshot, Optional<DiskIdentity> base) {
    PageBlobClient blob =
        blobs.snapshotAt(snapshot.disk().location(), snapshot.identity().snapshotId());
    return PageBlobDiskSource.open(blob, base, trust);
  }

  /** Does nothing: the rights of the service's own identity are used. */
  @Override
  public void release(Snapshot snapshot, List<DiskIdentity> bases) {}

  private static List<DiskLocation> disks(ItemSource source) {
    if (source instanceof ItemSource.Disks named) {
      return named.disks();
    }
    throw new IllegalArgumentException(source + " is not a set of page blobs");
  }

  @Override
  public List<Snapshot> list(ItemId item, ItemSource source) {
    List<DiskLocation> disks = disks(source);
    Map<PointId, SortedMap<Integer, TaggedSnapshot>> runs = new HashMap<>();
    for (int number = 0; number < disks.size(); number++) {
      for (TaggedSnapshot snapshot : listing.of(disks.get(number))) {
        if (snapshot.item().equals(item)) {
          runs.computeIfAbsent(snapshot.run(), run -> new TreeMap<>())
              .putIfAbsent(number, snapshot);
        }
      }
    }
    return runs.entrySet().stream()
        .map(run -> snapshot(item, run.getKey(), run.getValue()))
        .sorted(Comparator.comparing(Snapshot::takenAt).thenComparing(Snapshot::run))
        .toList();
  }

  @Override
  public void drop(ItemId item, PointId run, ItemSource source) {
    for (DiskLocation disk : disks(source)) {
      for (TaggedSnapshot snapshot : listing.of(disk)) {
        if (snapshot.isOf(item, run)) {
          delete(blobs.snapshotAt(disk.location(), snapshot.identity().snapshotId()));
        }
      }
    }
  }

  private static void delete(BlobClientBase snapshot) {
    try {
      snapshot.delete();
    } catch (RuntimeException e) {
      if (!ServiceError.is(e, 404)) {
        throw StorageFailures.translate(
            e,
            Effect.CHANGE,
            PageBlobPlace.url(snapshot),
            "delete " + PageBlobPlace.name(snapshot));
      }
    }
  }

  private static SortedMap<Integer, TaggedSnapshot> numbered(List<TaggedSnapshot> snapshots) {
    SortedMap<Integer, TaggedSnapshot> numbered = new TreeMap<>();
    snapshots.forEach(snapshot -> numbered.put(numbered.size(), snapshot));
    return numbered;
  }

  private static Snapshot snapshot(
      ItemId item, PointId run, SortedMap<Integer, TaggedSnapshot> disks) {
    List<DiskSnapshot> snapshots = new ArrayList<>();
    disks.forEach(
        (number, disk) -> snapshots.add(new DiskSnapshot(number, disk.disk(), disk.identity())));
    return new Snapshot(
        item,
        run,
        disks.values().stream()
            .map(TaggedSnapshot::takenAt)
            .min(Comparator.naturalOrder())
            .orElseThrow(),
        Consistency.CRASH,
        snapshots);
  }
}
