package dev.vaultline.engine.map;

import dev.vaultline.engine.format.ByteReader;
import dev.vaultline.engine.format.ByteWriter;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.pack.PackRef;
import dev.vaultline.engine.store.ObjectName;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The packs one disk of one recovery point needs, with what of each is live: plain bytes of the
 * disk for a data pack, stored bytes of pages for a map pack. Immutable.
 */
public final class PackTable {
  /** The table of a disk that needs nothing. */
  public static final PackTable EMPTY = new PackTable(new TreeMap<>());

  /** A pack and its live bytes. */
  public record Row(PackRef pack, long liveBytes) {}

  private final SortedMap<ObjectName, Row> rows;

  private PackTable(SortedMap<ObjectName, Row> rows) {
    this.rows = rows;
  }

  /**
   * The table of what is live, given all packs that may be.
   *
   * @param live by pack; rows of 0 are left out
   * @throws IllegalStateException when a pack is unknown or has less than 0 live bytes: a fault of
   *     ours
   */
  public static PackTable of(Map<ObjectName, Long> live, Map<ObjectName, PackRef> known) {
    SortedMap<ObjectName, Row> rows = new TreeMap<>();
    live.forEach(
        (name, bytes) -> {
          PackRef pack = known.get(name);
          if (bytes < 0 || (bytes > 0 && pack == null)) {
            throw new IllegalStateException("the books of " + name + " do not balance: " + bytes);
          }
          if (bytes > 0 && pack != null) {
            rows.put(name, new Row(pack, bytes));
          }
        });
    return new PackTable(rows);
  }

  /** All rows in the order of their names. */
  public Collection<Row> rows() {
    return rows.values();
  }

  /** The row of a pack. */
  public Optional<Row> row(ObjectName pack) {
    return Optional.ofNullable(rows.get(pack));
  }

  /** Writes the table. */
  public void writeTo(ByteWriter out) {
    out.varint(rows.size());
    for (Row row : rows.values()) {
      row.pack().writeTo(out);
      out.varint(row.liveBytes());
    }
  }

  /** Reads what {@link #writeTo} wrote. */
  public static PackTable readFrom(ByteReader in) {
    SortedMap<ObjectName, Row> rows = new TreeMap<>();
    int count = in.varint(0, Integer.MAX_VALUE);
    for (int i = 0; i < count; i++) {
      PackRef pack = PackRef.readFrom(in);
      if (rows.put(pack.name(), new Row(pack, in.varint())) != null) {
        throw new MalformedException("the pack " + pack.name() + " is listed twice");
      }
    }
    return new PackTable(rows);
  }
}
