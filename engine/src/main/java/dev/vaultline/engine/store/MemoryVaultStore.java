package dev.vaultline.engine.store;

import dev.vaultline.engine.InvalidInputException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A vault in memory, as strict as the real ones: it refuses overwrites, stale versions, reads past
 * the end and names that a directory could not hold. For tests and trials.
 */
public final class MemoryVaultStore implements VaultStore {

  private record StoredObject(ByteBuffer content, ObjectInfo info) {}

  private final ConcurrentSkipListMap<String, StoredObject> objects = new ConcurrentSkipListMap<>();
  private final Map<ObjectName, MemoryLease> leases = new HashMap<>();
  private final Clock clock;
  private long versions;

  public MemoryVaultStore() {
    this(Clock.systemUTC());
  }

  /**
   * @param clock the store's own clock, which dates objects and leases
   */
  public MemoryVaultStore(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void putIfAbsent(ObjectName name, List<ByteBuffer> content) {
    ByteBuffer bytes = copy(content);
    synchronized (this) {
      if (objects.containsKey(name.value())) {
        throw new ObjectExistsException(name);
      }
      refuseFolderClash(name.value());
      put(name, bytes);
    }
  }

  @Override
  public void replace(ObjectName name, List<ByteBuffer> content, String version) {
    ByteBuffer bytes = copy(content);
    synchronized (this) {
      if (!require(name).info.version().equals(version)) {
        throw new ObjectChangedException(name);
      }
      put(name, bytes);
    }
  }

  @Override
  public byte[] get(ObjectName name) {
    ByteBuffer content = require(name).content;
    byte[] copy = new byte[content.remaining()];
    content.get(0, copy);
    return copy;
  }

  @Override
  public void read(ObjectName name, long offset, ByteBuffer target) {
    ByteBuffer content = require(name).content;
    int length = target.remaining();
    if (offset < 0 || offset > content.limit() - length) {
      throw new ObjectTruncatedException(name, offset, length);
    }
    target.put(content.slice((int) offset, length));
  }

  @Override
  public Optional<ObjectInfo> find(ObjectName name) {
    return Optional.ofNullable(objects.get(name.value())).map(StoredObject::info);
  }

  @Override
  public Stream<ObjectInfo> list(String prefix) {
    return objects.tailMap(prefix).values().stream()
        .map(StoredObject::info)
        .takeWhile(info -> info.name().value().startsWith(prefix));
  }

  @Override
  public synchronized boolean delete(ObjectInfo object) {
    @Nullable StoredObject found = objects.get(object.name().value());
    if (found == null) {
      return false;
    }
    if (!found.info.version().equals(object.version())) {
      throw new ObjectChangedException(object.name());
    }
    objects.remove(object.name().value());
    leases.remove(object.name());
    return true;
  }

  @Override
  public synchronized Optional<Lease> tryLease(ObjectName name) {
    require(name);
    if (leases.containsKey(name)) {
      return Optional.empty();
    }
    MemoryLease lease = new MemoryLease(name, clock.instant());
    leases.put(name, lease);
    return Optional.of(lease);
  }

  /** Takes a lease away from its holder, as if it had run out. */
  public synchronized void breakLease(ObjectName name) {
    leases.remove(name);
  }

  @Override
  public String location() {
    return "memory";
  }

  private void put(ObjectName name, ByteBuffer bytes) {
    ObjectInfo info =
        new ObjectInfo(name, bytes.remaining(), clock.instant(), Long.toString(++versions));
    objects.put(name.value(), new StoredObject(bytes, info));
  }

  private StoredObject require(ObjectName name) {
    @Nullable StoredObject found = objects.get(name.value());
    if (found == null) {
      throw new ObjectMissingException(name);
    }
    return found;
  }

  private void refuseFolderClash(String name) {
    @Nullable String inside = objects.ceilingKey(name + "/");
    if (inside != null && inside.startsWith(name + "/")) {
      throw new InvalidInputException(name + " cannot be an object: it is a folder of " + inside);
    }
    for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
      String folder = name.substring(0, slash);
      if (objects.containsKey(folder)) {
        throw new InvalidInputException(name + " cannot be stored: " + folder + " is an object");
      }
    }
  }

  private static ByteBuffer copy(List<ByteBuffer> content) {
    ByteBuffer copy = ByteBuffer.allocate(content.stream().mapToInt(ByteBuffer::remaining).sum());
    content.forEach(piece -> copy.put(piece.duplicate()));
    return copy.flip().asReadOnlyBuffer();
  }

  private final class MemoryLease implements Lease {
    private final ObjectName name;
    private final Instant acquiredAt;

    MemoryLease(ObjectName name, Instant acquiredAt) {
      this.name = name;
      this.acquiredAt = acquiredAt;
    }

    @Override
    public Instant acquiredAt() {
      return acquiredAt;
    }

    @Override
    public void renew() {
      synchronized (MemoryVaultStore.this) {
        if (leases.get(name) != this) {
          throw new LeaseLostException(name);
        }
      }
    }

    @Override
    public void close() {
      synchronized (MemoryVaultStore.this) {
        leases.remove(name, this);
      }
    }
  }
}
