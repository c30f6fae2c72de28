package dev.vaultline.pipeline.snapshot;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.VaultlineException;
import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.disk.ByteRange;
import dev.vaultline.engine.disk.Coverage;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.disk.DiskSource;
import dev.vaultline.engine.disk.Extent;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.engine.store.StoreUnavailableException;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.platform.Progress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Disks in memory and their snapshots. Reads everything, as a platform without a diff does. */
public final class MemorySnapshots implements SnapshotService {
  private record Key(ItemId item, PointId run) {}

  private final Clock clock;
  private final Map<DiskLocation, byte[]> disks = new HashMap<>();
  private final Map<Key, Snapshot> snapshots = new LinkedHashMap<>();
  private final Map<DiskIdentity, byte[]> contents = new HashMap<>();
  private final Set<DiskIdentity> accessed = new HashSet<>();
  private int pending;
  private boolean unreadable;
  private Optional<VaultlineException> refusal = Optional.empty();
  private int taken;

  public MemorySnapshots(Clock clock) {
    this.clock = clock;
  }

  /** The disk of a machine, which has one. */
  public static DiskLocation disk(MachineId machine) {
    return new DiskLocation(SourceKind.MANAGED_DISK, machine.value());
  }

  /** Gives a disk new content. */
  public synchronized void write(DiskLocation disk, byte[] content) {
    disks.put(disk, content.clone());
  }

  /** Answers the next requests with "pending". */
  public synchronized void pendingFor(int requests) {
    pending = requests;
  }

  /** Lets nobody read a snapshot, or everybody again. */
  public synchronized void unreadable(boolean nobody) {
    unreadable = nobody;
  }

  @Override
  public synchronized Progress<Snapshot> take(SnapshotRequest request, String token) {
    Key key = new Key(request.item(), request.run());
    if (snapshots.containsKey(key)) {
      return new Progress.Done<>(snapshots.get(key));
    }
    if (pending > 0) {
      pending--;
      return new Progress.Pending<>(
          Duration.ofSeconds(30), "the platform copies", "operation-" + pending);
    }
    Instant now = clock.instant();
    List<DiskSnapshot> taking = new ArrayList<>();
    for (DiskLocation disk : disks(request.source())) {
      taking.add(snapshot(taking.size(), disk));
    }
    Snapshot snapshot = new Snapshot(request.item(), request.run(), now, Consistency.CRASH, taking);
    snapshots.put(key, snapshot);
    return new Progress.Done<>(snapshot);
  }

  private static List<DiskLocation> disks(ItemSource source) {
    return source instanceof ItemSource.Machine machine
        ? List.of(disk(machine.id()))
        : ((ItemSource.Disks) source).disks();
  }

  private DiskSnapshot snapshot(int number, DiskLocation disk) {
    byte[] content = disks.get(disk);
    if (content == null) {
      throw new InvalidInputException("disk " + disk.location() + " is not there");
    }
    DiskIdentity identity =
        new DiskIdentity(disk.location(), "snapshot-" + taken++, content.length, 512);
    contents.put(identity, content.clone());
    return new DiskSnapshot(number, disk, identity);
  }

  @Override
  public synchronized DiskSource open(DiskSnapshot snapshot, Optional<DiskIdentity> base) {
    byte[] content = contents.get(snapshot.identity());
    if (content == null) {
      throw new InvalidInputException(
          "snapshot " + snapshot.identity().snapshotId() + " is not there");
    }
    accessed.add(snapshot.identity());
    base.ifPresent(accessed::add);
    return new Source(this, snapshot.identity(), content);
  }

  @Override
  public synchronized void release(Snapshot snapshot, List<DiskIdentity> bases) {
    snapshot.disks().forEach(disk -> accessed.remove(disk.identity()));
    bases.forEach(accessed::remove);
  }

  /** What was opened and not released since. */
  public synchronized Set<DiskIdentity> accessed() {
    return Set.copyOf(accessed);
  }

  @Override
  public synchronized List<Snapshot> list(ItemId item, ItemSource source) {
    List<DiskLocation> of = disks(source);
    return snapshots.values().stream()
        .filter(snapshot -> snapshot.item().equals(item))
        .map(snapshot -> only(snapshot, of))
        .filter(snapshot -> !snapshot.disks().isEmpty())
        .sorted(Comparator.comparing(Snapshot::takenAt))
        .toList();
  }

  private static Snapshot only(Snapshot snapshot, List<DiskLocation> of) {
    return new Snapshot(
        snapshot.item(),
        snapshot.run(),
        snapshot.takenAt(),
        snapshot.consistency(),
        snapshot.disks().stream().filter(disk -> of.contains(disk.disk())).toList());
  }

  /** Lets no snapshot be dropped, and says why. */
  public synchronized void refuseDrops(VaultlineException why) {
    refusal = Optional.of(why);
  }

  @Override
  public synchronized void drop(ItemId item, PointId run, ItemSource source) {
    refusal.ifPresent(
        why -> {
          throw why;
        });
    Snapshot dropped = snapshots.remove(new Key(item, run));
    if (dropped != null) {
      dropped.disks().forEach(disk -> contents.remove(disk.identity()));
    }
  }

  private synchronized void requireReadable() {
    if (unreadable) {
      throw new StoreUnavailableException(
          Remedy.RETRY, "the platform does not answer", new IllegalStateException("injected"));
    }
  }

  private static final class Source implements DiskSource {
    private final MemorySnapshots platform;
    private final DiskIdentity identity;
    private final byte[] content;

    Source(MemorySnapshots platform, DiskIdentity identity, byte[] content) {
      this.platform = platform;
      this.identity = identity;
      this.content = content;
    }

    @Override
    public DiskIdentity identity() {
      return identity;
    }

    @Override
    public Coverage coverage() {
      return Coverage.full("a disk in memory has no diff");
    }

    @Override
    public List<Extent> extents(ByteRange window) {
      return List.of(new Extent(window, Extent.Kind.DATA));
    }

    @Override
    public void read(long offset, ByteBuffer target) {
      platform.requireReadable();
      target.put(content, (int) offset, target.remaining());
    }

    @Override
    public void close() {}
  }
}
