package dev.vaultline.pipeline.table;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A table in memory, as strict as a real one. */
public final class MemoryStateTable implements StateTable {
  private final NavigableMap<RowKey, Row> rows = new TreeMap<>();
  private final AtomicLong versions = new AtomicLong();

  @Override
  public synchronized Optional<Row> find(RowKey key) {
    return Optional.ofNullable(rows.get(key));
  }

  @Override
  public synchronized boolean insert(RowContent row) {
    return rows.putIfAbsent(row.key(), stored(row)) == null;
  }

  @Override
  public synchronized void insertAll(List<RowContent> batch) {
    requireOnePartition(batch.stream().map(RowContent::key));
    batch.forEach(this::insert);
  }

  @Override
  public synchronized void put(RowContent row) {
    rows.put(row.key(), stored(row));
  }

  @Override
  public synchronized boolean replace(Row read, String text) {
    Row written = stored(new RowContent(read.key(), text));
    return is(read, rows.get(read.key())) && rows.put(read.key(), written) != null;
  }

  @Override
  public synchronized boolean delete(Row read) {
    return is(read, rows.get(read.key())) && rows.remove(read.key()) != null;
  }

  @Override
  public synchronized void deleteAll(List<RowKey> keys) {
    requireOnePartition(keys.stream());
    keys.forEach(rows::remove);
  }

  @Override
  public synchronized Stream<Row> list(String partition, String rowPrefix) {
    return rows.values().stream()
        .filter(row -> row.key().partition().equals(partition))
        .filter(row -> row.key().row().startsWith(rowPrefix))
        .toList()
        .stream();
  }

  @Override
  public synchronized Stream<Row> listAfter(String partition, String row) {
    return list(partition, "").filter(listed -> listed.key().row().compareTo(row) > 0);
  }

  @Override
  public synchronized Stream<Row> listPartitions(String first, String last) {
    return list()
        .filter(row -> row.key().partition().compareTo(first) >= 0)
        .filter(row -> row.key().partition().compareTo(last) <= 0);
  }

  @Override
  public synchronized Stream<Row> list() {
    return List.copyOf(rows.values()).stream();
  }

  private Row stored(RowContent row) {
    return new Row(row.key(), row.text(), "v" + versions.incrementAndGet());
  }

  private static boolean is(Row read, Row now) {
    return now != null && now.version().equals(read.version());
  }

  private static void requireOnePartition(Stream<RowKey> keys) {
    if (keys.map(RowKey::partition).distinct().count() > 1) {
      throw new IllegalArgumentException("the rows of a batch are of one partition");
    }
  }
}
