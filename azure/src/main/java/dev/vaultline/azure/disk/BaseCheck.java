package dev.vaultline.azure.disk;

import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.specialized.PageBlobClient;
import dev.vaultline.azure.failure.ServiceError;
import dev.vaultline.azure.failure.StorageFailures;
import dev.vaultline.azure.failure.StorageFailures.Effect;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.Coverage;
import dev.vaultline.engine.disk.DiskIdentity;
import java.util.Optional;

/**
 * Decides whether the changes since a base can be asked for. Whatever speaks against it leads to a
 * full read, never to a failure.
 */
final class BaseCheck {
  private static final long PROBE_LENGTH = 512;

  private final PageBlobClient blob;
  private final DiskIdentity identity;

  BaseCheck(PageBlobClient blob, DiskIdentity identity) {
    this.blob = blob;
    this.identity = identity;
  }

  /**
   * @param parent the disk as the parent recovery point holds it
   */
  Coverage coverage(Optional<DiskIdentity> parent, DiffTrust trust) {
    if (parent.isEmpty()) {
      return Coverage.full("the first backup of this disk");
    }
    DiskIdentity base = parent.get();
    if (trust == DiffTrust.UNTRUSTED) {
      return Coverage.full("the differences this endpoint reports cannot be trusted");
    }
    if (!base.uniqueId().equals(identity.uniqueId())) {
      return Coverage.full("the parent point holds another disk, " + base.uniqueId());
    }
    if (base.size() != identity.size()) {
      return Coverage.full(
          "the disk had " + base.size() + " bytes at the parent point, now " + identity.size());
    }
    if (base.snapshotId().isEmpty()) {
      return Coverage.full("the parent point was taken without a snapshot");
    }
    return ask(base.snapshotId());
  }

  private Coverage ask(String snapshot) {
    String named = "snapshot " + snapshot + " of the parent point";
    try {
      BlobProperties base = blob.getSnapshotClient(snapshot).getProperties();
      if (base.getBlobSize() != identity.size()) {
        return Coverage.full(named + " has another size");
      }
      new PageRanges(blob, Optional.of(snapshot)).extents(new ByteRange(0, PROBE_LENGTH));
      return Coverage.since(snapshot, "changed since " + named);
    } catch (RuntimeException e) {
      if (ServiceError.is(e, 404)) {
        return Coverage.full(named + " is gone");
      }
      Optional<ServiceError> refusal = ServiceError.of(e).filter(BaseCheck::isRefusal);
      if (refusal.isPresent()) {
        return Coverage.full("the service does not compare with " + named + ": " + refusal.get());
      }
      throw StorageFailures.translate(
          e, Effect.NONE, PageBlobPlace.name(blob), "compare with " + named);
    }
  }

  /** E.g. that the blob was overwritten since: the question itself is refused. */
  private static boolean isRefusal(ServiceError error) {
    return error.status() == 400 || error.status() == 409 || error.status() == 412;
  }
}
