package dev.vaultline.engine.point;

import dev.vaultline.engine.DamagedException;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.format.ByteReader;
import dev.vaultline.engine.format.Decompressor;
import dev.vaultline.engine.format.Document;
import dev.vaultline.engine.format.DocumentKind;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.format.Sha256;
import dev.vaultline.engine.map.DiskMap;
import dev.vaultline.engine.map.PackTable;
import dev.vaultline.engine.store.ObjectInfo;
import dev.vaultline.engine.store.ObjectMissingException;
import dev.vaultline.engine.store.ObjectTruncatedException;
import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.engine.vault.Vault;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The recovery points of a vault, read from the vault itself. */
public final class RecoveryPoints {
  private static final int FIRST_READ = 16 << 10;

  private final Vault vault;
  private final VaultStore store;
  private final Tombstones tombstones;

  public RecoveryPoints(Vault vault) {
    this.vault = vault;
    this.store = vault.store();
    this.tombstones = new Tombstones(vault);
  }

  /** All items that have a record in the vault, deleted ones included. */
  public List<ItemId> items() {
    Set<ItemId> items = new TreeSet<>();
    try (Stream<ObjectInfo> records = store.list(PointNames.POINTS)) {
      records
          .flatMap(record -> PointNames.ownerOf(record.name()).stream())
          .forEach(names -> items.add(names.item()));
    }
    return List.copyOf(items);
  }

  /**
   * The recovery points of an item that are not deleted, oldest first.
   *
   * @throws DamagedException when a record is damaged
   */
  public List<RecoveryPoint> list(ItemId item) {
    return list(item, Map.of(), point -> point);
  }

  /**
   * What somebody wants to know of the recovery points of an item that are not deleted, oldest
   * first.
   *
   * @param known by their ids; their records, which never change, are not read again
   * @param of reads it from a recovery point that is not known
   * @throws DamagedException when a record that is read is damaged
   */
  public <T> List<T> list(ItemId item, Map<PointId, T> known, Function<RecoveryPoint, T> of) {
    Set<PointNames> buried = tombstones.of(item);
    List<T> points = new ArrayList<>();
    listed(item)
        .forEach(
            (names, record) -> {
              if (!buried.contains(names)) {
                Optional.ofNullable(known.get(names.point()))
                    .or(() -> find(names, Optional.of(record)).map(of))
                    .ifPresent(points::add);
              }
            });
    return List.copyOf(points);
  }

  /** The names of all records of an item, oldest first: deleted and void ones too. */
  public List<PointNames> records(ItemId item) {
    return List.copyOf(listed(item).keySet());
  }

  /** The records of an item as the store lists them: to read one, nothing else need be asked. */
  private NavigableMap<PointNames, ObjectInfo> listed(ItemId item) {
    NavigableMap<PointNames, ObjectInfo> found =
        new TreeMap<>(Comparator.comparing(names -> names.record().value()));
    try (Stream<ObjectInfo> records = store.list(PointNames.POINTS + item + "/")) {
      records.forEach(
          record -> PointNames.ownerOf(record.name()).ifPresent(names -> found.put(names, record)));
    }
    return found;
  }

  /** The newest recovery point of an item that is not deleted. */
  public Optional<RecoveryPoint> newest(ItemId item) {
    Set<PointNames> buried = tombstones.of(item);
    for (Map.Entry<PointNames, ObjectInfo> record : listed(item).descendingMap().entrySet()) {
      if (!buried.contains(record.getKey())) {
        Optional<RecoveryPoint> point = find(record.getKey(), Optional.of(record.getValue()));
        if (point.isPresent()) {
          return point;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A recovery point by its ids, deleted or not.
   *
   * @return nothing when there is none, or its run was abandoned
   * @throws DamagedException when its record is damaged
   */
  public Optional<RecoveryPoint> find(PointNames names) {
    return find(names, store.find(names.record()));
  }

  private Optional<RecoveryPoint> find(PointNames names, Optional<ObjectInfo> record) {
    return record
        .flatMap(this::read)
        .filter(document -> !document.is(DocumentKind.VOID))
        .map(document -> decode(names, document));
  }

  private RecoveryPoint decode(PointNames names, Document document) {
    if (!document.is(DocumentKind.RECOVERY_POINT)) {
      throw new DamagedException(names.record().value(), "it is not a recovery point");
    }
    RecoveryPoint point = RecoveryPointCodec.decode(names, document);
    if (!point.vault().equals(vault.settings().id())) {
      throw new DamagedException(
          names.record().value(),
          "it belongs to the vault "
              + point.vault()
              + ", but this is the vault "
              + vault.settings().id());
    }
    return point;
  }

  /**
   * A recovery point by its ids.
   *
   * @throws InvalidInputException when there is none, naming those there are
   */
  public RecoveryPoint require(ItemId item, PointId id) {
    return find(new PointNames(item, id)).orElseThrow(() -> unknown(item, id));
  }

  private InvalidInputException unknown(ItemId item, PointId id) {
    List<PointNames> known = records(item);
    String advice =
        known.isEmpty()
            ? "the vault has no item of that name; it has " + items()
            : "the item has " + known.stream().map(names -> names.point().value()).toList();
    return new InvalidInputException(
        "item " + item + " has no recovery point " + id + ": " + advice);
  }

  private Optional<Document> read(ObjectInfo record) {
    try {
      return Optional.of(Document.decode(record.name(), start(record)));
    } catch (ObjectMissingException e) {
      return Optional.empty(); // swept in the meantime
    }
  }

  /** As much of a record as holds its JSON. */
  private byte[] start(ObjectInfo info) {
    byte[] start = bytes(info, Math.min(info.size(), FIRST_READ));
    long needed = Document.lengthOf(info.name(), start);
    return needed <= start.length ? start : bytes(info, Math.min(info.size(), needed));
  }

  private byte[] bytes(ObjectInfo info, long length) {
    byte[] bytes = new byte[(int) length];
    store.read(info.name(), 0, ByteBuffer.wrap(bytes));
    return bytes;
  }

  /** The map of a disk. */
  public DiskMap map(RecoveryPoint point, PointDisk disk) {
    int pages = vault.layout(disk.identity().size()).pages();
    return section(point, disk.map(), in -> DiskMap.readFrom(in, pages));
  }

  /** The packs a disk needs. */
  public PackTable packs(RecoveryPoint point, PointDisk disk) {
    return section(point, disk.packs(), PackTable::readFrom);
  }

  private <T> T section(RecoveryPoint point, Section section, Function<ByteReader, T> reader) {
    String name = point.names().record().value();
    try {
      byte[] stored = new byte[section.length()];
      store.read(point.names().record(), section.offset(), ByteBuffer.wrap(stored));
      byte[] plain = Decompressor.decompress(stored, section.plainLength());
      if (!Sha256.of(plain).equals(section.digest())) {
        throw new MalformedException("a section does not match its SHA-256 checksum");
      }
      ByteReader in = new ByteReader(ByteBuffer.wrap(plain));
      T value = reader.apply(in);
      in.requireEnd();
      return value;
    } catch (MalformedException e) {
      throw new DamagedException(name, e.getMessage(), e);
    } catch (ObjectTruncatedException e) {
      throw new DamagedException(name, "it is too short", e);
    }
  }

  /**
   * Commits a recovery point: the one step after which it exists.
   *
   * @throws dev.vaultline.engine.store.ObjectExistsException when it exists or its run was
   *     abandoned
   */
  public RecoveryPoint commit(PointDraft draft) {
    byte[] object = RecoveryPointCodec.encode(draft);
    store.putIfAbsent(draft.names().record(), List.of(ByteBuffer.wrap(object)));
    return decode(draft.names(), Document.decode(draft.names().record(), object));
  }
}
