package dev.vaultline.azure.blob;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import dev.vaultline.azure.failure.ServiceError;
import dev.vaultline.azure.failure.StorageFailures;
import dev.vaultline.azure.failure.StorageFailures.Effect;
import dev.vaultline.engine.store.Lease;
import dev.vaultline.engine.store.ObjectChangedException;
import dev.vaultline.engine.store.ObjectExistsException;
import dev.vaultline.engine.store.ObjectInfo;
import dev.vaultline.engine.store.ObjectMissingException;
import dev.vaultline.engine.store.ObjectName;
import dev.vaultline.engine.store.ObjectTruncatedException;
import dev.vaultline.engine.store.VaultStore;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A vault in a container: an object is the block blob of its name, written by one Put Blob. The
 * container is made when the first object is put.
 *
 * <p>Each put carries a mark of its own in the blob's metadata. When the answer of a put is lost,
 * the SDK sends it again and is told that the blob exists: then the mark says whether it is the
 * blob of this put.
 */
public final class BlobVaultStore implements VaultStore {
  static final int PAGE_SIZE = 5_000;
  private static final String MARK = "vaultlineput";
  private static final BlobRequestConditions ANY = new BlobRequestConditions();

  private final BlobContainerClient container;
  private final int pageSize;

  /**
   * @param container need not exist
   */
  public BlobVaultStore(BlobContainerClient container) {
    this(container, PAGE_SIZE);
  }

  BlobVaultStore(BlobContainerClient container, int pageSize) {
    this.container = container;
    this.pageSize = pageSize;
  }

  @Override
  public void putIfAbsent(ObjectName name, List<ByteBuffer> content) {
    String mark = UUID.randomUUID().toString();
    BlobRequestConditions absent = new BlobRequestConditions().setIfNoneMatch("*");
    try {
      upload(name, content, absent, mark);
    } catch (RuntimeException e) {
      if (!ServiceError.is(e, "BlobAlreadyExists", "ConditionNotMet")) {
        throw failure(e, Effect.CHANGE, "store " + name);
      }
      if (!isMarked(name, mark)) {
        throw new ObjectExistsException(name);
      }
    }
  }

  @Override
  public void replace(ObjectName name, List<ByteBuffer> content, String version) {
    String mark = UUID.randomUUID().toString();
    try {
      upload(name, content, ifVersion(version), mark);
    } catch (RuntimeException e) {
      if (ServiceError.is(e, 404)) {
        throw new ObjectMissingException(name);
      }
      if (!ServiceError.is(e, 412)) {
        throw failure(e, Effect.CHANGE, "replace " + name);
      }
      if (!isMarked(name, mark)) {
        throw new ObjectChangedException(name);
      }
    }
  }

  private void upload(
      ObjectName name, List<ByteBuffer> content, BlobRequestConditions conditions, String mark) {
    BlockBlobSimpleUploadOptions options =
        new BlockBlobSimpleUploadOptions(BinaryData.fromListByteBuffer(content))
            .setMetadata(Map.of(MARK, mark))
            .setRequestConditions(conditions);
    try {
      blob(name).getBlockBlobClient().uploadWithResponse(options, null, Context.NONE);
    } catch (RuntimeException e) {
      if (!ServiceError.is(e, "ContainerNotFound") || conditions.getIfMatch() != null) {
        throw e;
      }
      container.createIfNotExists();
      blob(name).getBlockBlobClient().uploadWithResponse(options, null, Context.NONE);
    }
  }

  /** Whether the blob of a name is the one that a put with this mark wrote. */
  private boolean isMarked(ObjectName name, String mark) {
    BlobProperties found = properties(name).orElseThrow(() -> new ObjectMissingException(name));
    return mark.equals(found.getMetadata().get(MARK));
  }

  @Override
  public byte[] get(ObjectName name) {
    return question(name, "read " + name, () -> blob(name).downloadContent().toBytes());
  }

  @Override
  public void read(ObjectName name, long offset, ByteBuffer target) {
    int length = target.remaining();
    if (length == 0) {
      return; // An empty range cannot be asked for.
    }
    try {
      BlobRanges.read(blob(name), offset, target, ANY);
    } catch (RuntimeException e) {
      if (ServiceError.is(e, 416)) {
        throw new ObjectTruncatedException(name, offset, length);
      }
      throw missingOr(e, name, "read " + name);
    }
    if (target.hasRemaining()) {
      throw new ObjectTruncatedException(name, offset, length);
    }
  }

  @Override
  public Optional<ObjectInfo> find(ObjectName name) {
    return properties(name)
        .map(
            found ->
                new ObjectInfo(
                    name,
                    found.getBlobSize(),
                    found.getLastModified().toInstant(),
                    Versions.ofETag(found.getETag())));
  }

  private Optional<BlobProperties> properties(ObjectName name) {
    try {
      return Optional.of(blob(name).getProperties());
    } catch (RuntimeException e) {
      if (ServiceError.is(e, 404)) {
        return Optional.empty();
      }
      throw failure(e, Effect.NONE, "look up " + name);
    }
  }

  @Override
  public Stream<ObjectInfo> list(String prefix) {
    return new BlobListing(container, location(), prefix, pageSize).stream();
  }

  @Override
  public boolean delete(ObjectInfo object) {
    ObjectName name = object.name();
    try {
      blob(name).deleteWithResponse(null, ifVersion(object.version()), null, Context.NONE);
      return true;
    } catch (RuntimeException e) {
      if (ServiceError.is(e, 404)) {
        return false;
      }
      if (!ServiceError.is(e, 412)) {
        throw failure(e, Effect.CHANGE, "delete " + name);
      }
      if (properties(name).isEmpty()) {
        return false;
      }
      throw new ObjectChangedException(name);
    }
  }

  @Override
  public Optional<Lease> tryLease(ObjectName name) {
    if (properties(name).isEmpty()) {
      throw new ObjectMissingException(name);
    }
    return question(name, "lease " + name, () -> BlobLease.tryTake(container, name, location()));
  }

  @Override
  public String location() {
    return container.getBlobContainerUrl();
  }

  private BlobClient blob(ObjectName name) {
    return container.getBlobClient(name.value());
  }

  private static BlobRequestConditions ifVersion(String version) {
    return new BlobRequestConditions().setIfMatch(Versions.toETag(version));
  }

  private <T> T question(ObjectName name, String doing, Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw missingOr(e, name, doing);
    }
  }

  private RuntimeException missingOr(RuntimeException e, ObjectName name, String doing) {
    return ServiceError.is(e, 404)
        ? new ObjectMissingException(name)
        : failure(e, Effect.NONE, doing);
  }

  private RuntimeException failure(RuntimeException e, Effect effect, String doing) {
    return StorageFailures.translate(e, effect, location(), doing);
  }
}
