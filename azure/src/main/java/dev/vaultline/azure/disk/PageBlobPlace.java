package dev.vaultline.azure.disk;

import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobType;
import com.azure.storage.blob.specialized.BlobClientBase;
import dev.vaultline.azure.account.Emulator;
import dev.vaultline.azure.failure.ServiceError;
import dev.vaultline.azure.failure.StorageFailures;
import dev.vaultline.azure.failure.StorageFailures.Effect;
import dev.vaultline.engine.InvalidInputException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names page blobs for people and for recovery points. */
final class PageBlobPlace {
  /** Metadata that gives a disk an id of its own, which stays when it is moved. */
  private static final String DISK_ID = "vaultlinedisk";

  private PageBlobPlace() {}

  /**
   * A blob's URL without its query, which may hold a signature. The SDK escapes the slashes of a
   * blob's name; people do not.
   */
  static String url(BlobClientBase blob) {
    String url = blob.getBlobUrl();
    int query = url.indexOf('?');
    return (query < 0 ? url : url.substring(0, query)).replace("%2F", "/");
  }

  /** The blob, and the snapshot of it where it is one, for messages. */
  static String name(BlobClientBase blob) {
    @Nullable String snapshot = blob.getSnapshotId();
    return snapshot == null ? url(blob) : url(blob) + " (snapshot " + snapshot + ")";
  }

  /**
   * The id of the disk in a blob. The emulator's port is no part of it: the disk is the same one
   * when the emulator is started on another.
   */
  static String uniqueId(BlobClientBase blob, @Nullable Map<String, String> metadata) {
    @Nullable String id = metadata == null ? null : metadata.get(DISK_ID);
    return id == null || id.isEmpty() ? place(url(blob)) : id;
  }

  private static String place(String url) {
    return Emulator.pathOf(URI.create(url)).map(path -> "emulator:/" + path).orElse(url);
  }

  /**
   * Looks a page blob up.
   *
   * @throws InvalidInputException when there is none
   */
  static BlobProperties require(BlobClientBase blob) {
    BlobProperties properties;
    try {
      properties = blob.getProperties();
    } catch (RuntimeException e) {
      if (ServiceError.is(e, 404)) {
        throw new InvalidInputException("disk " + name(blob) + " is not there", e);
      }
      throw StorageFailures.translate(e, Effect.NONE, name(blob), "look up the disk");
    }
    if (properties.getBlobType() != BlobType.PAGE_BLOB) {
      throw new InvalidInputException(
          "disk " + name(blob) + " is a " + properties.getBlobType() + "; expected a page blob");
    }
    return properties;
  }
}
