package dev.vaultline.azure.disk;

import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.specialized.PageBlobClient;
import dev.vaultline.azure.failure.ServiceError;
import dev.vaultline.azure.failure.StorageFailures;
import dev.vaultline.azure.failure.StorageFailures.Effect;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.snapshot.DiskLocation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the snapshots of disks that Vaultline took; those made by hand are left out. */
final class SnapshotListing {
  private static final int SECTOR_SIZE = 512;

  private final PageBlobs blobs;

  SnapshotListing(PageBlobs blobs) {
    this.blobs = blobs;
  }

  /** The snapshots of a disk, oldest first; none when the disk is not there. */
  List<TaggedSnapshot> of(DiskLocation disk) {
    PageBlobClient blob = blobs.at(disk.location());
    ListBlobsOptions options =
        new ListBlobsOptions()
            .setPrefix(blob.getBlobName())
            .setDetails(new BlobListDetails().setRetrieveSnapshots(true).setRetrieveMetadata(true));
    try {
      return blobs.containerOf(disk.location()).listBlobs(options, null).stream()
          .filter(item -> item.getName().equals(blob.getBlobName()))
          .flatMap(item -> tagged(disk, blob, item).stream())
          .sorted(Comparator.comparing(TaggedSnapshot::takenAt))
          .toList();
    } catch (RuntimeException e) {
      if (ServiceError.is(e, 404)) {
        return List.of();
      }
      throw StorageFailures.translate(e, Effect.NONE, disk.location(), "list the snapshots");
    }
  }

  private static Optional<TaggedSnapshot> tagged(
      DiskLocation disk, PageBlobClient blob, BlobItem item) {
    Map<String, String> metadata = Objects.requireNonNullElse(item.getMetadata(), Map.of());
    @Nullable String owner = metadata.get(TaggedSnapshot.ITEM);
    @Nullable String run = metadata.get(TaggedSnapshot.RUN);
    if (item.getSnapshot() == null || owner == null || run == null) {
      return Optional.empty();
    }
    DiskIdentity identity =
        new DiskIdentity(
            PageBlobPlace.uniqueId(blob, metadata),
            item.getSnapshot(),
            item.getProperties().getContentLength(),
            SECTOR_SIZE);
    Instant takenAt = Instant.parse(item.getSnapshot());
    return Optional.of(
        new TaggedSnapshot(disk, new ItemId(owner), new PointId(run), identity, takenAt));
  }
}
