package dev.vaultline.azure.blob;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.ListBlobsOptions;
import dev.vaultline.azure.failure.ServiceError;
import dev.vaultline.azure.failure.StorageFailures;
import dev.vaultline.azure.failure.StorageFailures.Effect;
import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.store.ObjectInfo;
import dev.vaultline.engine.store.ObjectName;
import dev.vaultline.engine.store.StoreUnavailableException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Lists the objects of a container page by page. Blobs that are no objects are passed over. */
final class BlobListing {
  private final BlobContainerClient container;
  private final String location;
  private final String prefix;
  private final int pageSize;

  BlobListing(BlobContainerClient container, String location, String prefix, int pageSize) {
    this.container = container;
    this.location = location;
    this.prefix = prefix;
    this.pageSize = pageSize;
  }

  Stream<ObjectInfo> stream() {
    int order = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Walk(), order), false);
  }

  private Iterator<BlobItem> blobs() {
    ListBlobsOptions options = new ListBlobsOptions().setMaxResultsPerPage(pageSize);
    if (!prefix.isEmpty()) {
      options.setPrefix(prefix);
    }
    return container.listBlobs(options, null).iterator();
  }

  private final class Walk implements Iterator<ObjectInfo> {
    private Optional<Iterator<BlobItem>> blobs = Optional.empty();
    private Optional<ObjectInfo> next = Optional.empty();
    private String last = "";

    @Override
    public boolean hasNext() {
      try {
        Iterator<BlobItem> rest = blobs.orElseGet(BlobListing.this::blobs);
        blobs = Optional.of(rest);
        while (next.isEmpty() && rest.hasNext()) {
          next = object(rest.next());
        }
        return next.isPresent();
      } catch (RuntimeException e) {
        if (ServiceError.is(e, "ContainerNotFound")) {
          return false;
        }
        throw StorageFailures.translate(
            e, Effect.NONE, location, "list the objects that start with '" + prefix + "'");
      }
    }

    @Override
    public ObjectInfo next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ObjectInfo result = next.orElseThrow();
      next = Optional.empty();
      requireOrder(result.name().value());
      return result;
    }

    /** An account with a hierarchical namespace would list folders in an order of its own. */
    private void requireOrder(String name) {
      if (name.compareTo(last) <= 0) {
        throw new StoreUnavailableException(
            Remedy.STOP,
            location
                + " lists "
                + name
                + " after "
                + last
                + "; a vault needs a storage account without a hierarchical namespace",
            new IllegalStateException("a listing out of order"));
      }
      last = name;
    }
  }

  private static Optional<ObjectInfo> object(BlobItem blob) {
    if (!ObjectName.isValid(blob.getName())) {
      return Optional.empty();
    }
    return Optional.of(
        new ObjectInfo(
            new ObjectName(blob.getName()),
            blob.getProperties().getContentLength(),
            blob.getProperties().getLastModified().toInstant(),
            Versions.ofETag(blob.getProperties().getETag())));
  }
}
