package dev.vaultline.azure.restore;

import com.azure.storage.blob.specialized.SpecializedBlobClientBuilder;
import dev.vaultline.azure.account.Connections;
import dev.vaultline.azure.account.Retries;
import dev.vaultline.azure.compute.AccessUrl;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.disk.PageBlobDiskTarget;
import dev.vaultline.azure.failure.ServiceError;
import dev.vaultline.engine.VaultlineException;
import dev.vaultline.engine.disk.DiskTarget;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A managed disk that is being uploaded: its pages, and after them the footer of a fixed VHD. */
final class UploadTarget implements DiskTarget {
  private static final int FORBIDDEN = 403;

  private final ResourceId disk;
  private final long size;
  private final WriteAccess access;
  private volatile @Nullable Pages open;

  /** The disk under an access that was granted. */
  private record Pages(AccessUrl url, DiskTarget target) {}

  /**
   * @param size of what can be written
   */
  UploadTarget(ResourceId disk, long size, WriteAccess access) {
    this.disk = disk;
    this.size = size;
    this.access = access;
  }

  @Override
  public long size() {
    return size;
  }

  /** Access that ended, or was ended, is asked for once more. */
  @Override
  public void write(long offset, ByteBuffer source) {
    AccessUrl url = access.of(disk);
    try {
      pages(url).target().write(offset, source.duplicate());
    } catch (VaultlineException e) {
      if (!ServiceError.is(e, FORBIDDEN)) {
        throw e;
      }
      access.forget(disk, url);
      pages(access.of(disk)).target().write(offset, source.duplicate());
    }
    source.position(source.limit());
  }

  private Pages pages(AccessUrl url) {
    Pages known = open;
    if (known == null || !known.url().equals(url)) {
      known = new Pages(url, connect(url));
      open = known;
    }
    return known;
  }

  private DiskTarget connect(AccessUrl url) {
    return PageBlobDiskTarget.of(
        new SpecializedBlobClientBuilder()
            .endpoint(url.value())
            .httpClient(Connections.HTTP)
            .retryOptions(Retries.PATIENT.forStorage())
            .buildPageBlobClient(),
        size);
  }

  /** Does nothing: what was written is durable. */
  @Override
  public void complete() {}

  /** Does nothing: the access is used by others, too. */
  @Override
  public void close() {}
}
